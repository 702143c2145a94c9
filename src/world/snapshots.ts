/** A named image of a world. */
export interface Snapshot {
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly image: Buffer;
}

/** Letters, digits, `_`, `-` and dots inside: a name is never a path. */
export const snapshotName = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/;

/** The snapshots of a world by their names. */
export class Snapshots {
  readonly #byName = new Map<string, Snapshot>();

  /** Keeps the image, in place of an earlier one of that name. */
  save(snapshot: Snapshot): void {
    this.#byName.set(snapshot.name, snapshot);
  }

  find(name: string): Snapshot | undefined {
    return this.#byName.get(name);
  }

  delete(name: string): boolean {
    return this.#byName.delete(name);
  }

  /** All of them, by name. */
  all(): readonly Snapshot[] {
    return [...this.#byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }
}
