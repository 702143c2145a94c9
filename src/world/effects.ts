/** What a real PBX would have told one of its daemons. */
export interface Effect {
  /** Place in the ledger, counted from 1 since the last reset. */
  readonly number: number;
  readonly daemon: Daemon;
  readonly command: string;
  /** The act that caused it (`ipbx/pbx_settings/users:add`). */
  readonly operation: string;
  /** Time of the world's clock, ISO 8601. */
  readonly at: string;
}

/** An effect before it has a place in the ledger. */
export type NewEffect = Omit<Effect, 'number'>;

/** The daemons of a PBX: the telephone engine, the provisioning of the phones, the operating system's configuration. */
export type Daemon = 'asterisk' | 'provd' | 'system';

/** What an effect has to be like to be counted. */
export type EffectPattern = { readonly [Key in 'daemon' | 'command' | 'operation']?: Effect[Key] | undefined };

type Waiter = () => void;

/** So many of the latest are always kept; a mock that runs for days has more. */
const fewestKept = 10_000;

/** The ledger of side effects: appended in order, looked at by tests, emptied by a reset. */
export class Effects {
  #entries: Effect[] = [];
  #count = 0;
  readonly #waiters = new Set<Waiter>();

  /** Returns the effect with its place. */
  append(effect: NewEffect): Effect {
    this.#count += 1;
    const placed = { number: this.#count, ...effect };
    this.#entries.push(placed);
    if (this.#entries.length >= 2 * fewestKept) this.#entries = this.#entries.slice(-fewestKept);
    for (const waiter of [...this.#waiters]) waiter();
    return placed;
  }

  /** How many there were since the last reset, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** How many of them are not kept any more. */
  get dropped(): number {
    return this.#count - this.#entries.length;
  }

  /** The effects that are kept and match, in order. */
  matching(pattern: EffectPattern = {}): readonly Effect[] {
    const { daemon, command, operation } = pattern;
    return this.#entries.filter(
      (effect) =>
        (daemon === undefined || effect.daemon === daemon) &&
        (command === undefined || effect.command === command) &&
        (operation === undefined || effect.operation === operation),
    );
  }

  /** Resolves once `count` effects match, or when `signal` ends the waiting, with those that match then. */
  async wait(pattern: EffectPattern, count: number, signal: AbortSignal): Promise<readonly Effect[]> {
    if (signal.aborted || this.matching(pattern).length >= count) return this.matching(pattern);
    await new Promise<void>((resolve) => {
      const finish = () => {
        signal.removeEventListener('abort', finish);
        this.#waiters.delete(check);
        resolve();
      };
      const check = () => {
        if (this.matching(pattern).length >= count) finish();
      };
      signal.addEventListener('abort', finish);
      this.#waiters.add(check);
    });
    return this.matching(pattern);
  }

  /** Forgets everything. */
  reset(): void {
    this.#entries = [];
    this.#count = 0;
  }
}
