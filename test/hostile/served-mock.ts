import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const logLine = z.object({
  level: z.number(),
  msg: z.string(),
  id: z.string().optional(),
  operation: z.string().optional(),
});

/** A line of the mock's log. */
export type LogLine = z.output<typeof logLine>;

/** A mock in a process of its own, and its log. */
export class ServedMock {
  readonly url: string;
  readonly port: number;
  readonly log: LogLine[] = [];
  /** The text on stderr besides the log: the error that ended the process. */
  readonly lastWords: string[] = [];
  readonly #child: ChildProcessWithoutNullStreams;

  private constructor(child: ChildProcessWithoutNullStreams, url: string) {
    this.#child = child;
    this.url = url;
    this.port = Number(new URL(url).port);
    createInterface(child.stderr).on('line', (line) => {
      if (line.startsWith('{')) this.log.push(logLine.parse(JSON.parse(line)));
      else this.lastWords.push(line);
    });
  }

  /** Starts the built program on a free port. */
  static async start(program: string, options: readonly string[] = []): Promise<ServedMock> {
    // A small heap is collected early, so that memory settles soon; a leak fills it.
    const argv = [
      '--max-old-space-size=96',
      '--max-semi-space-size=2',
      program,
      'start',
      '--port',
      '0',
      '--no-https',
      '--seeds',
      'fresh',
      ...options,
    ];
    const child = spawn(process.execPath, argv, { env: {} });
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve);
      child.once('exit', (status) => reject(new Error(`the mock ended with status ${status}`)));
    });
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) throw new Error(`the ready line has no URL: ${line}`);
    return new ServedMock(child, url);
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resident memory in bytes. */
  get memory(): number {
    const status = `/proc/${this.#child.pid}/status`;
    const kilobytes = existsSync(status)
      ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(this.#child.pid)], { encoding: 'utf8' }).trim();
    return Number(kilobytes) * 1024;
  }

  /** User and system time so far; `unknown` on a system without /proc. */
  get cpuSeconds(): number | 'unknown' {
    const status = `/proc/${this.#child.pid}/stat`;
    if (!existsSync(status)) return 'unknown';
    const [user = 0, system = 0] =
      readFileSync(status, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    // A tick is a hundredth of a second on every Linux.
    return Math.round((user + system) / 100);
  }

  /** Returns the answer of the control plane. */
  async admin(path: string, method = 'GET'): Promise<unknown> {
    const response = await fetch(`${this.url}/__admin/${path}`, { method }).catch((cause: unknown) => {
      throw new Error(`the mock does not answer; its last words: ${this.lastWords.join('\n')}`, { cause });
    });
    if (!response.ok) throw new Error(`${method} ${path} is answered with ${response.status}`);
    return response.json();
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}
