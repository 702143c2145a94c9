import type { DifferenceAnswer, ResetAnswer, SnapshotAnswer } from '../answers.ts';
import type { Transport } from '../transport.ts';

/**
 * The snapshots of a world: its state under a name of 1 to 64 letters, digits, `_`, `-` and dots. Methods throw `XivoMockProblem` 404
 * for a snapshot that does not exist, and 400 for an invalid name.
 *
 * @example
 * await mock.admin.snapshots.save('before');
 * const { tables } = await mock.admin.snapshots.diff('before');
 * await mock.admin.snapshots.restore('before');
 */
export class SnapshotsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The snapshots, sorted by name. */
  async list(): Promise<readonly SnapshotAnswer[]> {
    const request = { method: 'GET', path: 'snapshots' } as const;
    return (await this.#transport.json<{ snapshots: SnapshotAnswer[] }>(request)).snapshots;
  }

  /** Saves the current state, replacing a snapshot of the same name. */
  save(name: string): Promise<SnapshotAnswer> {
    return this.#transport.json({ method: 'PUT', path: pathOf(name) });
  }

  /** Replaces the state of the world with a snapshot. */
  restore(name: string): Promise<ResetAnswer> {
    return this.#transport.json({ method: 'POST', path: `${pathOf(name)}/restore` });
  }

  /** Deletes a snapshot. */
  delete(name: string): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: pathOf(name) });
  }

  /** The bytes of a snapshot as an SQLite file, for `import` or the option `snapshot`. */
  export(name: string): Promise<Buffer> {
    return this.#transport.bytes({ method: 'GET', path: `${pathOf(name)}/export` });
  }

  /** Saves an exported SQLite file as a snapshot. Throws `XivoMockProblem` 400 if the bytes are not one. */
  import(name: string, image: Buffer): Promise<SnapshotAnswer> {
    return this.#transport.json({ method: 'PUT', path: `${pathOf(name)}/import`, body: image });
  }

  /** The rows that differ between two states: snapshots, the current state (`current`) or the baseline (`baseline`). */
  diff(from: string, to = 'current'): Promise<DifferenceAnswer> {
    return this.#transport.json({ method: 'GET', path: `${pathOf(from)}/diff/${encodeURIComponent(to)}` });
  }
}

function pathOf(name: string): string {
  return `snapshots/${encodeURIComponent(name)}`;
}
