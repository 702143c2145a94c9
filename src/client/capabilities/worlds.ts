import type { WorldAnswer } from '../answers.ts';
import type { WorldRequest } from '../bodies.ts';
import type { Transport } from '../transport.ts';

/**
 * The worlds of a mock: independent PBXs, for tests that run in parallel.
 *
 * @example
 * const { id, baseUrl } = await mock.admin.worlds.create({ ttl: '5m' });
 * await mock.admin.worlds.delete(id);
 */
export class WorldsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The worlds, the default one first; `generation` is 1 until the first reset. */
  async list(): Promise<readonly { id: string; generation: number }[]> {
    const request = { method: 'GET', path: 'worlds' } as const;
    return (await this.#transport.json<{ worlds: { id: string; generation: number }[] }>(request)).worlds;
  }

  /** Creates a world. Throws `XivoMockProblem` 409 if its id exists or the mock has its maximum number of worlds. */
  create(world: WorldRequest = {}): Promise<WorldAnswer> {
    return this.#transport.json({ method: 'POST', path: 'worlds', body: world });
  }

  /** Deletes a world. Throws `XivoMockProblem` 404 if there is no world with this id, and 409 for the default one. */
  delete(id: string): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: `worlds/${encodeURIComponent(id)}` });
  }
}
