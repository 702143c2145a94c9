/** The ids of objects that a sequence made, as two runs have them; each run may begin from a state of its own. */
export class IdPairs {
  /** False if both runs begin from the same state: then they make the same ids. */
  readonly #mayDiffer: boolean;
  readonly #partners = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** The ids that were there before the first write. */
  readonly #existing = new Set<string>();
  #hasWritten = false;

  constructor({ mayDiffer }: { readonly mayDiffer: boolean }) {
    this.#mayDiffer = mayDiffer;
  }

  /** True until the sequence writes: what answers show was there before. */
  get collects(): boolean {
    return this.#mayDiffer && !this.#hasWritten;
  }

  /** Called before the answer to a request that may have written is compared. */
  noteWrite(): void {
    this.#hasWritten = true;
  }

  /** Adds the id of an object that existed before the sequence. */
  addExisting(kind: string, id: string): void {
    this.#existing.add(keyOf(kind, id));
  }

  /** Adds the ids that the add of an object answered in both runs. */
  add(kind: string, id: string, partner: string): void {
    this.#partners.set(keyOf(kind, id), partner);
    this.#names.set(keyOf(kind, partner), id);
  }

  /** Returns the id of the object in the second run; unchanged for an object that the sequence did not make. */
  translate(kind: string, id: string): string {
    return this.#partners.get(keyOf(kind, id)) ?? id;
  }

  /** True if some id differs between the runs. */
  get hasTranslations(): boolean {
    return [...this.#partners].some(([key, partner]) => key !== keyOf(key.slice(0, key.indexOf(' ')), partner));
  }

  /**
   * True if two ids are of the same object, which the sequence made. The first ids that are seen of an object become partners, because
   * most acts do not answer the ids of what they make.
   */
  areSame(kind: string, id: string, partner: string): boolean {
    if (!this.#mayDiffer || !this.#hasWritten) return false;
    const [known, name] = [this.#partners.get(keyOf(kind, id)), this.#names.get(keyOf(kind, partner))];
    if (known !== undefined || name !== undefined) return known === partner;
    if (this.#existing.has(keyOf(kind, id))) return false;
    this.add(kind, id, partner);
    return true;
  }
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}
