/** The first syntax error of a JSON text. */
export interface JsonSyntaxProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** For a sentence: `a value`, `"]"`. */
  readonly expected: string;
  /** The token at the place, as JSON, or `the end of the text`. */
  readonly found: string;
}

/** What the reader expects next. */
type State = keyof typeof expectations;

const expectations = {
  value: 'a value',
  firstItem: 'a value or "]"',
  key: 'a key in double quotes',
  firstKey: 'a key in double quotes or "}"',
  colon: '":"',
  afterItem: '"," or "]"',
  afterMember: '"," or "}"',
  end: 'the end of the text',
} as const;

const space = /[ \t\r\n]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const word = /[\w.+-]{1,20}|[\s\S]/uy;

/**
 * Returns the first syntax error of a text, or `undefined` if it is JSON. Takes linear time.
 *
 * @param limit how many characters to read; errors beyond are not reported.
 */
export function jsonSyntaxProblem(json: string, limit = json.length + 1): JsonSyntaxProblem | undefined {
  const reader = new Reader(json);
  while (reader.hasMore && reader.at < limit) if (!reader.step()) return reader.problem();
  return undefined;
}

/** Reads a JSON text, one scalar or punctuation mark at a time. */
class Reader {
  readonly #json: string;
  #at = 0;
  #state: State = 'value';
  /** The state after the next item, for each array and object that is open. */
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

  /** Reads the next token; returns false at a syntax error. */
  step(): boolean {
    const next = this.#next();
    if (next === undefined) return false;
    this.#state = next;
    this.#take(space);
    return true;
  }

  problem(): JsonSyntaxProblem {
    const lines = this.#json.slice(0, this.#at).split('\n');
    word.lastIndex = this.#at;
    const [token] = word.exec(this.#json) ?? [];
    return {
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      expected: this.#expected ?? expectations[this.#state],
      found: token === undefined ? 'the end of the text' : JSON.stringify(token),
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

  /** Reads a string; at a syntax error the position stays within it. */
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
    const isMatch = token.test(this.#json);
    if (isMatch) this.#at = token.lastIndex;
    return isMatch;
  }
}
