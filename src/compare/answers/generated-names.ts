/** The line names that a run has generated: six letters or digits that were neither sent nor in the start state. */
export class GeneratedNames {
  #sent: string;
  readonly #names = new Set<string>();
  /** Times and addresses in answers, as JSON. */
  readonly #values = new Set<string>();

  constructor(startState: string) {
    this.#sent = startState.toLowerCase();
  }

  /** Adds the text of a request, or of an answer that shows the start state. A generated name remains one when a client sends it back. */
  addKnown(text: string): void {
    this.#sent += text.toLowerCase();
  }

  /** True if a value, as JSON, was sent or in the start state: then it must be equal, not only of the same form. */
  isKnown(json: string): boolean {
    const isGenerated = this.#names.has(json.slice(1, -1)) || this.#values.has(json);
    return json.startsWith('"') && !isGenerated && this.#sent.includes(json.toLowerCase());
  }

  /** Adds the names and other generated values in the body of an answer. */
  addAnswer(body: string): void {
    for (const [, value = ''] of body.matchAll(/"(?:dcreate|dupdate|ipfrom)":("[^"]*")/g)) {
      if (!this.isKnown(value)) this.#values.add(value);
    }
    for (const [, name] of body.matchAll(/"(?:name":"|interface":"SIP\\\/)([a-z0-9]{6})"/g)) {
      if (name !== undefined && !this.isKnown(`"${name}"`)) this.#names.add(name);
    }
  }

  /** Returns the text with a mark for each generated name. */
  mask(text: string): string {
    return this.#names.size === 0 ? text : text.replace(this.#pattern(), '<name>');
  }

  /** Returns the generated names in the text, in order. */
  namesIn(text: string): readonly string[] {
    return this.#names.size === 0 ? [] : (text.match(this.#pattern()) ?? []);
  }

  #pattern(): RegExp {
    return new RegExp([...this.#names].join('|'), 'g');
  }
}
