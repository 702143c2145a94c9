/** Everything that is wrong with a configuration or a command line, one line each. */
export class ConfigProblems extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
