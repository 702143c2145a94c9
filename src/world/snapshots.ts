/** A named image of a world's state. */
export interface Snapshot {
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  /** A complete SQLite database file. */
  readonly image: Buffer;
}

/** Up to 64 letters, digits, `_`, `-` and dots, not starting with a dot: a name is never a path. */
export const snapshotName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/;

/** The snapshots of a world. */
export class Snapshots {
  readonly #byName = new Map<string, Snapshot>();

  /** Saves a snapshot, replacing one of the same name. */
  save(snapshot: Snapshot): void {
    this.#byName.set(snapshot.name, snapshot);
  }

  find(name: string): Snapshot | undefined {
    return this.#byName.get(name);
  }

  /** Returns false if there is no such snapshot. */
  delete(name: string): boolean {
    return this.#byName.delete(name);
  }

  /** Returns all snapshots, sorted by name. */
  all(): readonly Snapshot[] {
    return [...this.#byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
