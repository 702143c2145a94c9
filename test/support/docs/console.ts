import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '#paths.ts';
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

/** The ports of a mock that serves HTTP and HTTPS. */
interface Ports {
  readonly port: number;
  readonly httpsPort: number;
}

/** Where a mock listens. */
export function portsOf({ url, httpsUrl = '' }: { url: string; httpsUrl?: string }): Ports {
  return { port: Number(new URL(url).port), httpsPort: Number(new URL(httpsUrl).port) };
}

/** A text of a document with the ports of a mock instead of those that are shown. */
export function withPorts(text: string, { port, httpsPort }: Ports): string {
  return text.replaceAll('localhost:8080', `localhost:${port}`).replaceAll('localhost:8443', `localhost:${httpsPort}`);
}

/**
 * The folder of a project beside the clone, in which the commands of one document run against the mock at its ports. The package is
 * installed there, with `xivo-mock` among the programs.
 */
export class Terminal {
  readonly #parent = mkdtempSync(join(tmpdir(), 'xivo-mock-docs-'));
  readonly #folder = join(this.#parent, 'project');
  readonly #ports: Ports;

  constructor({ program, ...ports }: Ports & { program: string }) {
    this.#ports = ports;
    const shim = 'node_modules/.bin/xivo-mock';
    this.write(shim, `#!/bin/sh\nexec ${process.execPath} ${program} "$@"\n`);
    chmodSync(join(this.#folder, shim), 0o755);
    this.write('package.json', '{"type":"module"}');
    this.write('node_modules/xivo-mock/package.json', readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    symlinkSync(dirname(program), join(this.#folder, 'node_modules/xivo-mock/dist'));
    symlinkSync(packageRoot, join(this.#parent, 'xivo-mock'));
  }

  write(file: string, content: string): void {
    writeBelow(this.#folder, file, content);
  }

  /** Returns the standard output of a command, even if it fails, as if the mock listened on ports 8080 and 8443. */
  async outputOf(command: string): Promise<string> {
    const { port, httpsPort } = this.#ports;
    const env = {
      ...process.env,
      PATH: [join(this.#folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      // Mocks that run on this machine announce themselves elsewhere.
      TMPDIR: this.#folder,
      XIVO_MOCK_PORT: String(port),
    };
    const shell = run('bash', ['-c', withPorts(command, this.#ports)], { cwd: this.#folder, env });
    const { stdout } = await shell.catch((error: { stdout: string }) => error);
    const shown = new Map([port, httpsPort].map((each, index) => [String(each), index === 0 ? '8080' : '8443']));
    const address = new RegExp(`(localhost|127\\.0\\.0\\.1):(${port}|${httpsPort})`, 'g');
    return stdout.trimEnd().replaceAll(address, (_, host: string, own: string) => `${host}:${shown.get(own)}`);
  }

  close(): void {
    rmSync(this.#parent, { recursive: true });
  }
}

/** True if the output is the one in the document, in which an ellipsis matches any text. */
export function isShown(actual: string, shown: string): boolean {
  const pattern = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[\\s\\S]*')}$`).test(actual);
}
