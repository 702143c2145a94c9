import type { SqlValue } from '../store/row.ts';
import { encode } from '../wire/json.ts';

/** Text that JSON holds as it is. */
const plain = /^[ !#-.0-[\]-\x7f]*$/;

/** A key of a record, and what it is worth in a record that does not have it. */
export interface WireKey {
  readonly name: string;
  readonly whenMissing: string;
  /** What is shown of a stored value; all of it unless said. */
  readonly shown?: (stored: string) => string;
}

/** Makes the text of a record in an answer, out of its values in the order of the keys. */
export type WireWriter = (values: readonly SqlValue[]) => string;

/**
 * A writer for records that have the given keys: the object with all keys, their values as texts, without the closing brace,
 * so that more can follow. It writes what `encode` would, at a fraction of the cost.
 */
export function wireWriter(keys: readonly WireKey[], given: ReadonlySet<string>): WireWriter {
  const { parts, after } = fixedParts(keys, given);
  return (values) => {
    let wire = '';
    parts.forEach(({ before, shown }, index) => {
      const value = String(values[index]);
      wire += before + quoted(shown === undefined ? value : shown(value));
    });
    return wire + after;
  };
}

/** What stands before a given value, and how that is shown. */
interface Part extends Pick<WireKey, 'shown'> {
  readonly before: string;
}

function fixedParts(keys: readonly WireKey[], given: ReadonlySet<string>): { parts: readonly Part[]; after: string } {
  const parts: Part[] = [];
  let after = '';
  for (const [index, { name, whenMissing, shown }] of keys.entries()) {
    after += `${index === 0 ? '{' : ','}"${name}":`;
    if (given.has(name)) parts.push({ before: after, ...(shown && { shown }) });
    after = given.has(name) ? '' : after + encode(whenMissing);
  }
  return { parts, after };
}

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : encode(text);
}
