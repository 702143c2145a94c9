import type { Fields } from './field.ts';

/** What an act reads under a name of a body. Names that are not in it are ignored, as on the real server. */
export type Vocabulary =
  /** A value that is read as a whole, whatever is in it. */
  | 'value'
  /** Nothing: the part is ignored as a whole. */
  | 'nothing'
  | Part
  | Each
  | Variant;

/** An object with known names. */
interface Part {
  readonly kind: 'part';
  readonly names: ReadonlyMap<string, Vocabulary>;
  /** An object that holds anything counts, so its unknown names are no more without effect when no known one is beside them. */
  readonly effectiveWhenNonEmpty: boolean;
}

/** A list, or an object whose keys are data. */
interface Each {
  readonly kind: 'each';
  readonly item: Vocabulary;
}

/** A part whose known names depend on what is sent. */
interface Variant {
  readonly kind: 'variant';
  choose(sent: Readonly<Record<string, unknown>>): Vocabulary;
}

/** An object with these names. */
export function part(names: Readonly<Record<string, Vocabulary>>, { effectiveWhenNonEmpty = false } = {}): Vocabulary {
  return { kind: 'part', names: new Map(Object.entries(names)), effectiveWhenNonEmpty };
}

/** A list, or an object whose keys are data, with such items. */
export function each(item: Vocabulary): Vocabulary {
  return { kind: 'each', item };
}

/** A part whose known names depend on what is sent in it. */
export function variant(choose: Variant['choose']): Vocabulary {
  return { kind: 'variant', choose };
}

/** The names of fields, each a value; `fixed` ones are never read. */
export function namesOf(...records: readonly Fields[]): Readonly<Record<string, Vocabulary>> {
  const entries = records.flatMap((fields) => Object.entries(fields));
  return values(...entries.filter(([, { presence }]) => presence !== 'fixed').map(([name]) => name));
}

/** These names, each a value. */
export function values(...names: readonly string[]): Readonly<Record<string, Vocabulary>> {
  return Object.fromEntries(names.map((name) => [name, 'value']));
}

/** The names without some. */
export function without(
  names: Readonly<Record<string, Vocabulary>>,
  ...left: readonly string[]
): Readonly<Record<string, Vocabulary>> {
  return Object.fromEntries(Object.entries(names).filter(([name]) => !left.includes(name)));
}
