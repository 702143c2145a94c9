import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A server in a child process. */
export interface Server {
  readonly port: number;
  readonly url: string;
  /** The resident memory of the process in MB. */
  residentMemory(): number;
  stop(): Promise<void>;
}

/** Where a program runs, and environment variables to add. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program that prints its URL once it listens. */
export async function startServer(
  command: string,
  argv: readonly string[],
  { cwd, env = {} }: Surroundings = {},
): Promise<Server> {
  const child = spawn(command, argv, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
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
    child.once('exit', (code) => reject(new Error(`the server exited with ${code}: ${printed}`)));
    child.once('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /http:\/\/[\w.]+:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

function residentMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Kills the process and its children, which `npx` has. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.kill(-child.pid, 'SIGKILL');
  await exited;
}
