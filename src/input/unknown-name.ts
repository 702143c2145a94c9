import { didYouMean } from '#text/nearest.ts';
import { joinNames, shorten } from './describe-value.ts';

/** Maximum number of names that a sentence lists. */
const maxListed = 24;

/**
 * Returns the message about an unknown key: `is unknown; did you mean port?`, or with a list of the keys if they are
 * few.
 */
export function unknownKey(key: string, keys: readonly string[]): string {
  return `is unknown${nameHint('key', key, keys)}`;
}

/** Returns the sentence about an unknown name: `there is no snapshot A; did you mean B?` */
export function noSuch(kind: string, name: string, names: readonly string[]): string {
  return `there is no ${kind} ${shorten(name)}${nameHint(kind, name, names)}`;
}

/** Returns the end of a sentence about an unknown name: a similar name, else all names if they are few, else nothing. */
export function nameHint(kind: string, name: string, names: readonly string[]): string {
  const suggestion = didYouMean(name, names);
  if (suggestion !== '') return suggestion;
  if (names.length === 0 || names.length > maxListed) return '';
  return names.length === 1 ? `; the only ${kind} is ${names[0]}` : `; the ${kind}s are ${joinNames(names, 'and')}`;
}
