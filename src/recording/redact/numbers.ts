import { keyedHash } from './keyed-hash.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** Numbers with more digits are those of the outside world. */
const longestInternal = 5;

/** The last digits of an outside number, whose order in a range is kept. */
const blockDigits = 4;

/**
 * Replaces telephone numbers by others of the same length, the same one always by the same. A number in a range stays in it, because
 * the ends of the range are replaced alike: internal numbers get another first digit; outside numbers another beginning, and their
 * last four digits are shifted in steps of a hundred.
 */
export class NumberPseudonyms {
  readonly #key: Buffer;
  readonly #beginnings: Pseudonyms;

  constructor(key: Buffer) {
    this.#key = key;
    this.#beginnings = new Pseudonyms(key, 'beginnings of numbers');
  }

  /** Returns the replacement of a number; other texts than digits are unchanged. */
  of(digits: string): string {
    const rest = digits.replace(/^0+/, '');
    if (!/^\d+$/.test(rest)) return digits;
    const zeros = digits.slice(0, -rest.length);
    return zeros + (digits.length <= longestInternal ? this.#internal(rest) : this.#outside(rest, zeros));
  }

  /**
   * Returns the replacements of the ends of a range. The replacements of the numbers in it are between them: where those are not in one
   * row, the range becomes wider.
   */
  ofRange(first: string, last: string): readonly [string, string] {
    const ends = [this.of(first), this.of(last)] as const;
    const isOutside = first.length > longestInternal;
    const isInOneRow = first.length === last.length && (!isOutside || isSameBlock(first, last));
    if (isInOneRow && ends[0] <= ends[1]) return ends;
    if (isInOneRow && isOutside)
      return [
        ends[0].slice(0, -blockDigits) + '0'.repeat(blockDigits),
        ends[1].slice(0, -blockDigits) + '9'.repeat(blockDigits),
      ];
    const rest = (text: string) => text.replace(/^0+/, '').length;
    const zeros = (text: string) => text.slice(0, text.length - rest(text));
    return [`${zeros(first)}1${'0'.repeat(Math.max(rest(first) - 1, 0))}`, zeros(last) + '9'.repeat(rest(last))];
  }

  #internal(digits: string): string {
    const turn = 1 + (this.#byte(`turn ${digits.length}`) % 8);
    return `${((Number(digits[0]) - 1 + turn) % 9) + 1}${digits.slice(1)}`;
  }

  #outside(digits: string, zeros: string): string {
    if (digits.length <= blockDigits) return this.#internal(digits);
    const beginning = digits.slice(0, -blockDigits);
    const shift = this.#byte(`shift ${zeros}${beginning}`) % 100;
    const hundred = (Number(digits.slice(-blockDigits, -2)) + shift) % 100;
    return `${this.#newBeginning(beginning)}${String(hundred).padStart(2, '0')}${digits.slice(-2)}`;
  }

  /** Never begins with a zero, because the length of a number without its zeros says which kind it is. */
  #newBeginning(beginning: string): string {
    const replaced = this.#beginnings.of(beginning);
    const first = replaced.startsWith('0') ? this.#internal(beginning[0] ?? '1') : replaced[0];
    return `${first}${replaced.slice(1)}`;
  }

  #byte(seed: string): number {
    return keyedHash(this.#key, `number ${seed}`).readUInt8();
  }
}

/** True if the numbers have the same beginning, which is replaced as a whole. */
function isSameBlock(first: string, last: string): boolean {
  return first.slice(0, -blockDigits) === last.slice(0, -blockDigits);
}
