/** What begins a new sequence: another client, or a pause. */
export type SequenceRule = 'client' | 'pause';

/** Names the sequence that each request belongs to. Requests of different clients never share one. */
export class SequenceNames {
  readonly #rule: SequenceRule;
  readonly #pause: number;
  readonly #prefix: string;
  readonly #latest = new Map<string, { name: string; at: number }>();
  #count = 0;

  /**
   * @param pause in milliseconds.
   * @param prefix begins the names, so that those of several runs differ.
   */
  constructor({
    rule,
    pause,
    prefix,
  }: { readonly rule: SequenceRule; readonly pause: number; readonly prefix: string }) {
    this.#rule = rule;
    this.#pause = pause;
    this.#prefix = prefix;
  }

  /**
   * Returns the name of the sequence of a request.
   *
   * @param client whatever tells clients apart.
   * @param now in milliseconds.
   */
  of(client: string, now: number): string {
    const latest = this.#latest.get(client);
    const goesOn = latest !== undefined && (this.#rule === 'client' || now - latest.at < this.#pause);
    if (!goesOn) this.#count += 1;
    const name = goesOn ? latest.name : `${this.#prefix} ${this.#count}`;
    this.#latest.set(client, { name, at: now });
    return name;
  }
}
