import { createHash } from 'node:crypto';
import { AddressPseudonyms } from './addresses.ts';
import type { Leaf } from './json-leaves.ts';
import { NumberPseudonyms } from './numbers.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { type PublicWords, wordPattern } from './public-words.ts';

/** Keys whose digits are a telephone number, however short, or a part of a name. */
const numberKey =
  /^(?:\w*number(?:beg|end)?|\w*exten(?:brut)?|\w*mailbox|cid_(?:num|dnis|rdnis|ani)|outcallerid|callerid|didcallback|dest(?:fax|ination)?|search|\w*name|accountcode|fromuser|authuser|zipcode|identity|description|userfield|interface)$/;

/** Keys whose digits are ids, times and other counts. */
const countedKey =
  /^(?!.*callerid)(?:.*id|eventtime|dcreate|dupdate|timestamp|hours|weekdays|monthdays|months|daydates)$/;

/** Keys with the data of device models and the names of settings, which name nobody. */
const technicalKey = /^(?:plugin|model|vendor|version|sum|allow|disallow|codec|var_name|filename)$/;

const mail = String.raw`(?<mail>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})`;
const mac = String.raw`(?<mac>\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b)`;
const ipv4 = String.raw`(?<ipv4>\b\d{1,3}(?:\.\d{1,3}){3}\b)(?<port>:\d{1,5})?`;
const ipv6 = String.raw`(?<![\p{L}\p{N}_:])(?<ipv6>[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?![\p{L}\p{N}_:])`;
const time = String.raw`(?<time>\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)?)`;
/** What may be somebody's in a text, the more specific forms first. */
const part = new RegExp(
  `${time}|(?<code>\\*\\d{1,3}(?!\\d))|${mail}|${mac}|${ipv4}|${ipv6}|(?<word>${wordPattern.source})`,
  'gu',
);

/** In digits. A single digit tells nothing, and may be a count. */
const shortestNumber = 2;

/** How a later release may spell a key that the description does not know. */
const plainKey = /^[a-z]{1,20}(?:_[a-z]{1,20}){0,6}$/;

/** In digits. Numbers under unknown keys that are as long are telephone numbers. */
const shortestUnknown = 7;

/**
 * Replaces names, telephone numbers, and mail, IP and MAC addresses, word by word: whatever every XiVO has stays, any other word becomes
 * another one. The same word has the same replacement everywhere, so what was equal stays equal, also as a part of something else.
 */
export class Anonymiser {
  readonly #publicWords: PublicWords;
  readonly #words: Pseudonyms;
  readonly #numbers: NumberPseudonyms;
  readonly #addresses: AddressPseudonyms;

  constructor(key: Buffer, publicWords: PublicWords) {
    this.#publicWords = publicWords;
    this.#words = new Pseudonyms(key, 'words');
    this.#numbers = new NumberPseudonyms(key);
    this.#addresses = new AddressPseudonyms(key);
  }

  /** Returns a value under a key, without what is somebody's. */
  value(leaf: Leaf): string | number {
    const { value, name, siblings } = leaf;
    if (typeof value === 'number') return isTelephoneNumber(leaf) ? this.#number(value) : value;
    if (name === 'extenhash') return this.#hash(value, siblings['exten']);
    if (!/^\d+$/.test(value)) return isTechnical(name, value) ? value : this.text(value);
    if (/^number(?:beg|end)$/.test(name)) return this.#rangeEnd(value, leaf);
    if (isTelephoneNumber(leaf)) return this.#telephone(value);
    return value.length >= shortestUnknown && !countedKey.test(name) && !technicalKey.test(name)
      ? this.#numbers.of(value)
      : value;
  }

  /** Returns a text of any form, without what is somebody's. */
  text(text: string): string {
    return text.replace(part, (found, ...others) => {
      const { time: when, code, mail: box, mac: hardware, ipv4: four, port = '', ipv6: six } = groupsOf(others);
      if (when !== undefined || code !== undefined) return found;
      if (box !== undefined) return this.#mail(box);
      if (hardware !== undefined) return this.#addresses.ofMac(hardware);
      if (four !== undefined) return `${this.#addresses.ofIpv4(four)}${port}`;
      if (six !== undefined)
        return this.#addresses.ofIpv6(six) === six ? this.#plain(six) : this.#addresses.ofIpv6(six);
      return this.#word(found);
    });
  }

  /** Returns the key of an object; one that no web service has, and that may be a name, is replaced. */
  key(key: string): string {
    const isName = !plainKey.test(key) || this.#words.has(key);
    return isName && !this.#publicWords.hasKey(key) ? this.text(key) : key;
  }

  #rangeEnd(value: string, { name, siblings: { numberbeg: first, numberend: last } }: Leaf): string {
    const isRange = [first, last].every((end) => typeof end === 'string' && /^\d{2,}$/.test(end));
    if (!isRange) return this.#telephone(value);
    return this.#numbers.ofRange(String(first), String(last))[name === 'numberbeg' ? 0 : 1];
  }

  /** The SHA-1 of a number would tell it to whoever tries all numbers. */
  #hash(hash: string, exten: unknown): string {
    const replaced =
      typeof exten === 'string'
        ? this.value({ value: exten, name: 'exten', siblings: {}, isListed: false, isHidden: false })
        : hash;
    return createHash('sha1').update(String(replaced)).digest('hex');
  }

  #telephone(digits: string): string {
    return digits.length < shortestNumber ? digits : this.#numbers.of(digits);
  }

  #number(value: number): number {
    return Number.isSafeInteger(value) && value > 0 ? Number(this.#telephone(String(value))) : value;
  }

  #plain(text: string): string {
    return text.replace(wordPattern, (word) => this.#word(word));
  }

  #word(word: string): string {
    if (/^\d+$/.test(word)) return this.#telephone(word);
    if (this.#publicWords.hasWord(word)) return word;
    return likeCase(this.#words.of(word.toLowerCase()), word);
  }

  #mail(address: string): string {
    const [box = '', domain = ''] = address.split('@');
    const host = this.#words.of(domain.toLowerCase().replaceAll('.', ''));
    return `${this.#plain(box)}@${host}.example`;
  }
}

/** True for a text of a device model or a setting, and for times and counts. */
function isTechnical(name: string, value: string): boolean {
  return technicalKey.test(name) || (countedKey.test(name) && /^[\d\s:,.*~-]*$/.test(value));
}

function groupsOf(others: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  return Object(others.at(-1));
}

/** A list of nothing but numbers is one of free numbers; an argument of a dial action is a number if the action dials one. */
function isTelephoneNumber({ name, siblings: { action, actiontype }, isListed }: Leaf): boolean {
  if (name === '') return isListed;
  if (/^(?:action|type)arg1$/.test(name)) return action === 'extension' || actiontype === 'extension';
  return numberKey.test(name);
}

/** Returns a text of lower case with the capitals of another one of the same length. */
function likeCase(text: string, model: string): string {
  if (text.length !== model.length) return text;
  return Array.from(text, (character, index) => {
    const like = model.charAt(index);
    return like === like.toLowerCase() ? character : character.toUpperCase();
  }).join('');
}
