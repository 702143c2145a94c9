import { keyedHash } from './keyed-hash.ts';

const accents = { lower: 'éèêëàâçîïôùûüöä', upper: 'ÉÈÊËÀÂÇÎÏÔÙÛÜÖÄ' } as const;

/** The characters that may replace one of the same kind. */
const alphabets: readonly (readonly [kind: RegExp, replacements: string])[] = [
  [/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
  [/[A-Z]/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [/[0-9]/, '0123456789'],
  [/\p{Lu}/u, accents.upper],
  [/[\p{L}\p{M}]/u, accents.lower],
  [/\p{N}/u, '0123456789'],
];

/** The number of attempts to find a replacement that no other text has. */
const attempts = 100;

/**
 * Replaces texts, the same one always by the same, different ones by different ones as far as their length allows. A replacement has
 * the form of the text: letters for letters, digits for digits, capitals for capitals, any other character unchanged. Without the key
 * nobody can compute one from the other.
 */
export class Pseudonyms {
  readonly #key: Buffer;
  readonly #purpose: string;
  readonly #replacements = new Map<string, string>();
  readonly #used = new Set<string>();

  /** @param purpose separates the replacements from those of other instances with the same key. */
  constructor(key: Buffer, purpose: string) {
    this.#key = key;
    this.#purpose = purpose;
  }

  /** Returns the replacement of a text; it differs from the text if that has a letter or a digit. */
  of(text: string): string {
    const known = this.#replacements.get(text);
    if (known !== undefined) return known;
    const replacement = this.#unused(text);
    this.#replacements.set(text, replacement);
    this.#used.add(replacement);
    return replacement;
  }

  /** True if the text was replaced before. */
  has(text: string): boolean {
    return this.#replacements.has(text);
  }

  #unused(text: string): string {
    const candidates = Array.from({ length: attempts }, (_, attempt) => attempt);
    const isFree = (candidate: string) => candidate !== text && !this.#used.has(candidate);
    for (const attempt of candidates) {
      const candidate = this.#candidate(text, attempt);
      if (isFree(candidate)) return candidate;
    }
    return candidates.map((attempt) => this.#candidate(text, attempt)).find((each) => each !== text) ?? text;
  }

  #candidate(text: string, attempt: number): string {
    const numbers = this.#numbers(`${attempt} ${text}`);
    return Array.from(text, (character) => {
      const [, alphabet] = alphabets.find(([kind]) => kind.test(character)) ?? [];
      return alphabet === undefined ? character : alphabet.charAt((numbers.next().value ?? 0) % alphabet.length);
    }).join('');
  }

  /** An endless series of bytes that the key and the seed determine. */
  *#numbers(seed: string): Generator<number> {
    for (let block = 0; ; block += 1) yield* keyedHash(this.#key, `${this.#purpose} ${block} ${seed}`);
  }
}
