import { didYouMean } from '#text/nearest.ts';
import { joinNames, shorten } from './describe-value.ts';

/** More names than these are not listed. */
const mostListed = 24;

/** Says of a key that nothing is called so: the nearest one, or which there are if they are few. */
export function unknownKey(key: string, keys: readonly string[]): string {
  return `is unknown${nameHint('key', key, keys)}`;
}

/** Says that there is no such thing: `there is no snapshot A; did you mean B?` */
export function noSuch(kind: string, name: string, names: readonly string[]): string {
  return `there is no ${kind} ${shorten(name)}${nameHint(kind, name, names)}`;
}

/** The end of a sentence about an unknown name. */
export function nameHint(kind: string, name: string, names: readonly string[]): string {
  const meant = didYouMean(name, names);
  if (meant !== '') return meant;
  if (names.length === 0 || names.length > mostListed) return '';
  return names.length === 1 ? `; the only ${kind} is ${names[0]}` : `; the ${kind}s are ${joinNames(names, 'and')}`;
}
