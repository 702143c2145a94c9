/** Where a text stops being JSON, and why. */
export interface JsonSyntaxProblem {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

/** What may come next. */
type State = keyof typeof expectations;

const expectations = {
  value: 'a value',
  firstItem: 'a value or "]"',
  key: 'a key in double quotes',
  firstKey: 'a key in double quotes or "}"',
  colon: '":"',
  afterItem: '"," or "]"',
  afterMember: '"," or "}"',
  end: 'nothing more',
} as const;

const space = /[ \t\r\n]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const word = /[\w.+-]{1,20}|[\s\S]/uy;

/**
 * The first place at which the text is not JSON; `undefined` when it is JSON up to the limit. Its work is in proportion to the
 * text.
 */
export function jsonSyntaxProblem(json: string, limit = json.length + 1): JsonSyntaxProblem | undefined {
  const reader = new Reader(json);
  while (reader.hasMore && reader.at < limit) if (!reader.step()) return reader.fault();
  return undefined;
}

/** Reads a text from its beginning, one value or sign at a time. */
class Reader {
  readonly #json: string;
  #at = 0;
  #state: State = 'value';
  /** What follows after each list and object that is open. */
  readonly #open: State[] = ['end'];
  #expected: string | undefined;

  constructor(json: string) {
    this.#json = json;
    this.#take(space);
  }

  get at(): number {
    return this.#at;
  }

  get hasMore(): boolean {
    return this.#state !== 'end' || this.#at < this.#json.length;
  }

  /** False where the text is wrong. */
  step(): boolean {
    const next = this.#next();
    if (next === undefined) return false;
    this.#state = next;
    this.#take(space);
    return true;
  }

  fault(): JsonSyntaxProblem {
    const lines = this.#json.slice(0, this.#at).split('\n');
    word.lastIndex = this.#at;
    const [found] = word.exec(this.#json) ?? [];
    return {
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      expected: this.#expected ?? expectations[this.#state],
      found: found === undefined ? 'the end of the text' : JSON.stringify(found),
    };
  }

  #next(): State | undefined {
    const sign = this.#json[this.#at];
    switch (this.#state) {
      case 'firstItem':
        return sign === ']' ? this.#close() : this.#value(sign);
      case 'value':
        return this.#value(sign);
      case 'firstKey':
        return sign === '}' ? this.#close() : this.#key(sign);
      case 'key':
        return this.#key(sign);
      case 'colon':
        return sign === ':' ? this.#pass('value') : undefined;
      case 'afterItem':
        return sign === ',' ? this.#pass('value') : sign === ']' ? this.#close() : undefined;
      case 'afterMember':
        return sign === ',' ? this.#pass('key') : sign === '}' ? this.#close() : undefined;
      case 'end':
        return undefined;
    }
  }

  #value(sign: string | undefined): State | undefined {
    if (sign === '[') return this.#enter('afterItem', 'firstItem');
    if (sign === '{') return this.#enter('afterMember', 'firstKey');
    return (sign === '"' ? this.#text() : this.#take(scalar)) ? this.#open.at(-1) : undefined;
  }

  #key(sign: string | undefined): State | undefined {
    return sign === '"' && this.#text() ? 'colon' : undefined;
  }

  #enter(afterEach: State, first: State): State {
    this.#open.push(afterEach);
    return this.#pass(first);
  }

  #close(): State | undefined {
    this.#open.pop();
    return this.#pass(this.#open.at(-1) ?? 'end');
  }

  #pass(state: State): State {
    this.#at += 1;
    return state;
  }

  /** A text in quotes; the place of what is wrong in it is kept. */
  #text(): boolean {
    this.#at += 1;
    for (; this.#at < this.#json.length; this.#at += 1) {
      const unit = this.#json.charCodeAt(this.#at);
      if (unit === 0x22) return this.#take(/"/y);
      if (unit < 0x20) return this.#wrong('an escape such as \\n');
      if (unit === 0x5c && !this.#take(escaped)) return this.#wrong('an escape such as \\n or \\\\');
      else if (unit === 0x5c) this.#at -= 1;
    }
    return this.#wrong('a closing quote');
  }

  #wrong(expected: string): false {
    this.#expected = expected;
    return false;
  }

  #take(token: RegExp): boolean {
    token.lastIndex = this.#at;
    const isThere = token.test(this.#json);
    if (isThere) this.#at = token.lastIndex;
    return isThere;
  }
}
