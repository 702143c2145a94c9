/** A refused command line, and exactly what it prints to standard error, without the last newline. */
export interface WrongInput {
  /** FOLDER is replaced by the folder of the files, MOCK by the URL of a mock whose token is `opens`. */
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Default: 2. */
  readonly status?: number;
  readonly text: string;
}
