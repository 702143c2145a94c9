import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  readonly url: string;
  /** Bytes of memory that the process holds at present, in MB. */
  residentMemory(): number;
  stop(): Promise<void>;
}

/** Starts a program that prints its URL as soon as it listens. */
export async function startServer(
  command: string,
  argv: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<Server> {
  const child = spawn(command, argv, { ...options, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const port = await portOf(child);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    residentMemory: () => residentMemory(child.pid ?? 0),
    stop: () => stop(child),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
    child.once('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/[\w.]+:(\d+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
}

function residentMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Ends the process and those that it has started, as `npx` does. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}
