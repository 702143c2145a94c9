/** A command line that is refused, and the exact text that it prints to stderr, without the final line break. */
export interface WrongInput {
  /** FOLDER is replaced by the directory of the files, MOCK by the address of a mock whose token is `opens`. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** 2 when absent. */
  readonly status?: number;
  readonly text: string;
}
