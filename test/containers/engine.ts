import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';

/** The image under test; `npm run containers:check` builds it. */
export const image = process.env['CONTAINER_IMAGE'] ?? 'xivo-mock';

/** Runs Podman and returns its standard output. */
export async function podman(...argv: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('podman', argv);
  return stdout.trim();
}

/** A container that was started by hand. */
export interface RunningContainer {
  readonly id: string;
  /** The URL of a port of the container. */
  urlOf(port: number): Promise<string>;
  /** Asks the health check of the image; retries until it has this answer. */
  becomes(health: 'healthy' | 'unhealthy'): Promise<void>;
}

/** Starts a container: the options of the engine, then those of the mock. It is removed after the test. */
export async function run(engineOptions: readonly string[], ...options: string[]): Promise<RunningContainer> {
  const id = await podman('run', '--detach', ...engineOptions, image, ...options);
  onTestFinished(() => void execFileSync('podman', ['rm', '--force', '--volumes', id], { stdio: 'ignore' }));
  return {
    id,
    urlOf: async (port) => `http://${await podman('port', id, `${port}/tcp`)}`,
    becomes: (health) => expect.poll(() => healthOf(id), { timeout: 30_000, interval: 100 }).toBe(health),
  };
}

async function healthOf(id: string): Promise<'healthy' | 'unhealthy'> {
  try {
    await podman('healthcheck', 'run', id);
    return 'healthy';
  } catch {
    return 'unhealthy';
  }
}
