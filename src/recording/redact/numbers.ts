import { keyedHash } from './keyed-hash.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** Numbers with more digits are those of the outside world. */
const longestInternal = 5;

/** The last digits of an outside number, whose order in a range is kept. */
const blockDigits = 4;

/**
 * Replaces telephone numbers by others of the same length, the same one always by the same. A number in a range stays in it, because
 * the ends of the range are replaced alike: internal numbers get another first digit; outside numbers another beginning, and their
 * last four digits are shifted in steps of a hundred. A range that goes over the highest first digit, or over the last of ten
 * thousand numbers, may come out torn.
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
