import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { writeBelow } from './documents.ts';

const run = promisify(execFile);

/** One command of a `console` block with the output that is shown below it. */
interface ConsoleStep {
  readonly command: string;
  readonly output: string;
}

/** The commands of a `console` block: lines after `$ `, continued by a backslash. */
export function stepsOf(code: string): readonly ConsoleStep[] {
  return code
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const lines = step.split('\n');
      const length = lines.findIndex((line) => !line.endsWith('\\')) + 1;
      return { command: lines.slice(0, length).join('\n'), output: lines.slice(length).join('\n').trimEnd() };
    });
}

/** A folder in which the commands of one document run against the mock at a port, with `xivo-mock` among the programs. */
export class Terminal {
  readonly #folder = mkdtempSync(join(tmpdir(), 'xivo-mock-docs-'));
  readonly #port: number;

  constructor({ port, program }: { port: number; program: string }) {
    this.#port = port;
    const shim = join(this.#folder, '.bin', 'xivo-mock');
    this.write('.bin/xivo-mock', `#!/bin/sh\nexec ${process.execPath} ${program} "$@"\n`);
    chmodSync(shim, 0o755);
  }

  write(file: string, content: string): void {
    writeBelow(this.#folder, file, content);
  }

  /** What a command prints on standard output, whatever its exit status, as if the mock listened on port 8080. */
  async outputOf(command: string): Promise<string> {
    const env = {
      ...process.env,
      PATH: [join(this.#folder, '.bin'), process.env['PATH']].join(delimiter),
      // Mocks that run on this machine announce themselves elsewhere.
      TMPDIR: this.#folder,
      XIVO_MOCK_PORT: String(this.#port),
    };
    const asked = command.replaceAll('localhost:8080', `localhost:${this.#port}`);
    const shell = run('bash', ['-c', asked], { cwd: this.#folder, env });
    const { stdout } = await shell.catch((error: { stdout: string }) => error);
    return stdout.trimEnd().replaceAll(new RegExp(`(localhost|127\\.0\\.0\\.1):${this.#port}`, 'g'), '$1:8080');
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** Whether a command printed what is shown; an ellipsis stands for any text. */
export function isShown(actual: string, shown: string): boolean {
  const pattern = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[\\s\\S]*')}$`).test(actual);
}
