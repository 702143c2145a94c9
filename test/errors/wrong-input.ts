/** A command line that is refused, and exactly what it prints to standard error, without the end of its last line. */
export interface WrongInput {
  /** FOLDER stands for the folder of the files, MOCK for the address of a mock whose token is `opens`. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** 2 when absent. */
  readonly status?: number;
  readonly text: string;
}
