/** A command that a real PBX would have sent to one of its daemons. */
export interface Effect {
  /** Position in the ledger, from 1 since the last reset. */
  readonly number: number;
  readonly daemon: Daemon;
  readonly command: string;
  /** The act that caused it (`ipbx/pbx_settings/users:add`). */
  readonly operation: string;
  /** Time by the world's clock, ISO 8601. */
  readonly at: string;
}

/** An effect that is not in the ledger yet. */
export type NewEffect = Omit<Effect, 'number'>;

/** The daemons of a PBX: the telephony engine, phone provisioning, and the configuration of the operating system. */
export type Daemon = 'asterisk' | 'provd' | 'system';

/** A filter for effects: the properties that must be equal. */
export type EffectPattern = { readonly [Key in 'daemon' | 'command' | 'operation']?: Effect[Key] | undefined };

type Waiter = () => void;

/** The ledger keeps at least this many of the latest effects. */
const minKept = 10_000;

/** The ledger: the side effects of acts, in order, for tests to inspect. A reset clears it. */
export class Effects {
  #entries: Effect[] = [];
  #count = 0;
  readonly #waiters = new Set<Waiter>();

  /** Appends an effect and returns it with its number. */
  append(effect: NewEffect): Effect {
    this.#count += 1;
    const entry = { number: this.#count, ...effect };
    this.#entries.push(entry);
    if (this.#entries.length >= 2 * minKept) this.#entries = this.#entries.slice(-minKept);
    for (const waiter of [...this.#waiters]) waiter();
    return entry;
  }

  /** Number of effects since the last reset, including dropped ones. */
  get count(): number {
    return this.#count;
  }

  /** Number of effects that the ledger no longer keeps. */
  get dropped(): number {
    return this.#count - this.#entries.length;
  }

  /** Returns the kept effects that match, in order. */
  matching(pattern: EffectPattern = {}): readonly Effect[] {
    const { daemon, command, operation } = pattern;
    return this.#entries.filter(
      (effect) =>
        (daemon === undefined || effect.daemon === daemon) &&
        (command === undefined || effect.command === command) &&
        (operation === undefined || effect.operation === operation),
    );
  }

  /** Waits until `count` effects match or `signal` is aborted, and returns the effects that match. */
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

  /** Clears the ledger and restarts its numbering. */
  reset(): void {
    this.#entries = [];
    this.#count = 0;
  }
}
