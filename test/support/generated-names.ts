/** The line names that a run has generated: six letters or digits that no request sent before and the start state does not hold. */
export class GeneratedNames {
  #given: string;
  readonly #names = new Set<string>();
  /** Times and addresses that answers brought, as JSON. */
  readonly #values = new Set<string>();

  constructor(startState: string) {
    this.#given = startState.toLowerCase();
  }

  /** Learns what a request sends. A name that was generated before stays so when a client sends it back. */
  give(request: string): void {
    this.#given += request.toLowerCase();
  }

  /** Whether a value, as JSON, was sent or was there at the start: then it has to be equal, not just alike. */
  isGiven(json: string): boolean {
    const isGenerated = this.#names.has(json.slice(1, -1)) || this.#values.has(json);
    return json.startsWith('"') && !isGenerated && this.#given.includes(json.toLowerCase());
  }

  /** Learns the names and other generated values of a body. */
  note(body: string): void {
    for (const [, value = ''] of body.matchAll(/"(?:dcreate|dupdate|ipfrom)":("[^"]*")/g)) {
      if (!this.isGiven(value)) this.#values.add(value);
    }
    for (const [, name] of body.matchAll(/"(?:name":"|interface":"SIP\\\/)([a-z0-9]{6})"/g)) {
      if (name !== undefined && !this.isGiven(`"${name}"`)) this.#names.add(name);
    }
  }

  /** The text with a mark for each generated name. */
  mask(text: string): string {
    return this.#names.size === 0 ? text : text.replace(this.#pattern(), '<name>');
  }

  /** The generated names in the text, in order. */
  in(text: string): readonly string[] {
    return this.#names.size === 0 ? [] : (text.match(this.#pattern()) ?? []);
  }

  #pattern(): RegExp {
    return new RegExp([...this.#names].join('|'), 'g');
  }
}

/** Which generated name of one run stands for which of the other; two runs agree while each has just one partner. */
export class NamePairs {
  readonly #answered = new Map<string, string>();
  readonly #recorded = new Map<string, string>();

  /** A recorded request with our names instead of the recorded ones. */
  translate(request: string): string {
    return [...this.#answered].reduce((text, [recorded, answered]) => text.replaceAll(recorded, answered), request);
  }

  /** The first recorded name whose partner is another one than before. */
  conflict(recorded: readonly string[], answered: readonly string[]): string | undefined {
    return recorded.find((name, index) => {
      const partner = answered[index] ?? '';
      const isSame =
        (this.#answered.get(name) ?? partner) === partner && (this.#recorded.get(partner) ?? name) === name;
      this.#answered.set(name, partner);
      this.#recorded.set(partner, name);
      return !isSame;
    });
  }
}
