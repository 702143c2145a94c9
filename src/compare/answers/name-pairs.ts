/** A generated name whose partner is not that of an earlier answer. */
export interface NameConflict {
  readonly name: string;
  readonly partner: string;
}

/** The pairs of generated names of two runs; the runs agree if each name has only one partner. */
export class NamePairs {
  readonly #partners = new Map<string, string>();
  readonly #names = new Map<string, string>();

  /** Returns a text of the first run with the names of the second. */
  translate(text: string): string {
    if (this.#partners.size === 0) return text;
    const pattern = new RegExp([...this.#partners.keys()].join('|'), 'g');
    return text.replace(pattern, (name) => this.#partners.get(name) ?? name);
  }

  /** Adds pairs, and returns the first name whose partner differs from an earlier one. */
  add(names: readonly string[], partners: readonly string[]): NameConflict | undefined {
    let conflict: NameConflict | undefined;
    for (const [index, name] of names.entries()) {
      const partner = partners[index] ?? '';
      const isSame = (this.#partners.get(name) ?? partner) === partner && (this.#names.get(partner) ?? name) === name;
      if (!isSame) conflict ??= { name, partner };
      this.#partners.set(name, partner);
      this.#names.set(partner, name);
    }
    return conflict;
  }
}
