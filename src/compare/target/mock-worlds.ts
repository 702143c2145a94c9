import { randomBytes } from 'node:crypto';
import type { XivoMockClient } from '#client/client.ts';
import type { SentRequest } from '../replay/messages.ts';
import type { StartStates } from '../start/start-state.ts';
import type { TargetConnection } from './connection.ts';
import { failureOfControl } from './failure.ts';
import type { StartedSequence, TargetRun } from './run.ts';

/** A world that a run left behind, for instance because it was killed, is deleted after this time without a request. */
const worldLifetime = '5m';

/** A kept world stays for a day without a request. */
const keptLifetime = '24h';

/** What the worlds of a mock need. */
interface MockAccess {
  readonly connection: TargetConnection;
  readonly client: XivoMockClient;
  readonly states: StartStates;
  /** True if worlds may be kept after their sequence. */
  readonly keeps: boolean;
}

/** Gives each sequence a world of its own on a mock. Start states are brought in as snapshots, each one once. */
export class MockWorlds {
  readonly #access: MockAccess;
  /** The name of the snapshot of each start state, by its path. */
  readonly #snapshots = new Map<string, string>();
  readonly #prefix = `compare-${randomBytes(4).toString('hex')}`;

  constructor(access: MockAccess) {
    this.#access = access;
  }

  /** Creates a world with the start state of a sequence, or from the baseline of the mock. Throws `RemoteFailure`. */
  async begin({ folder, start }: StartedSequence): Promise<TargetRun> {
    const { client, connection, states, keeps } = this.#access;
    const state = start === undefined ? undefined : states.of(folder, start);
    const { id } = await this.#orFailure(async () => {
      const from = start === undefined ? 'baseline' : (`snapshot:${await this.#snapshotOf(folder, start)}` as const);
      return client.worlds.create({ from, ttl: keeps ? keptLifetime : worldLifetime });
    });
    const header = { 'x-mock-world': id };
    return {
      world: id,
      start: { text: state?.text ?? '', isShared: state !== undefined },
      send: (request: SentRequest) => connection.sendAsIs({ ...request, headers: { ...request.headers, ...header } }),
      close: async ({ keep }) => (keep ? undefined : this.#orFailure(() => client.worlds.delete(id))),
    };
  }

  /** Deletes the snapshots. */
  async close(): Promise<void> {
    for (const name of this.#snapshots.values())
      await this.#orFailure(() => this.#access.client.snapshots.delete(name));
    this.#snapshots.clear();
  }

  async #snapshotOf(folder: string, start: string): Promise<string> {
    const { client, states } = this.#access;
    const path = `${folder}/${start}`;
    const known = this.#snapshots.get(path);
    if (known !== undefined) return known;
    const name = `${this.#prefix}-${this.#snapshots.size + 1}`;
    await client.snapshots.import(name, states.of(folder, start).image);
    this.#snapshots.set(path, name);
    return name;
  }

  async #orFailure<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw failureOfControl(this.#access.connection.url, error);
    }
  }
}
