import type { Fields } from './field.ts';

/**
 * What an act reads of a body: the names of its fields, as a tree. Like the real server, the mock ignores any other
 * field; unlike it, it reports them.
 *
 * @example
 * part({
 *   ...values('name', 'timeout'),
 *   members: each(part(values('category', 'id'))),
 * }) // ignores `colour` and `members[0].colour`
 */
export type Vocabulary =
  /** A value that is read with everything in it. */
  | 'value'
  /** A value that is ignored with everything in it. */
  | 'nothing'
  | Part
  | Each
  | Variant;

/** An object with known names. */
interface Part {
  readonly kind: 'part';
  readonly names: ReadonlyMap<string, Vocabulary>;
  /** An object that is not empty has an effect even without a known name; its unknown names are then not reported. */
  readonly effectiveWhenNonEmpty: boolean;
}

/** An array, or an object whose keys are data. */
interface Each {
  readonly kind: 'each';
  readonly item: Vocabulary;
}

/** A value whose vocabulary depends on its content. */
interface Variant {
  readonly kind: 'variant';
  choose(sent: Readonly<Record<string, unknown>>): Vocabulary;
}

/**
 * An object with these names.
 *
 * @param options with `effectiveWhenNonEmpty`, an object without any of the names still has an effect, so that its
 *   unknown names are not reported.
 * @example
 * part({ ...namesOf(fields), menu: 'nothing' })
 */
export function part(names: Readonly<Record<string, Vocabulary>>, { effectiveWhenNonEmpty = false } = {}): Vocabulary {
  return { kind: 'part', names: new Map(Object.entries(names)), effectiveWhenNonEmpty };
}

/**
 * An array, or an object whose keys are data, whose items all have the vocabulary `item`.
 *
 * @example
 * each(part(values('id', 'penalty')))
 */
export function each(item: Vocabulary): Vocabulary {
  return { kind: 'each', item };
}

/**
 * An array or object whose vocabulary depends on its content.
 *
 * @example
 * variant(({ protocol }) => (protocol === 'sip' ? sipNames : anyProtocolNames))
 */
export function variant(choose: Variant['choose']): Vocabulary {
  return { kind: 'variant', choose };
}

/** Returns the names of the fields for `part`, each as a value; leaves out `fixed` fields, which are never read. */
export function namesOf(...records: readonly Fields[]): Readonly<Record<string, Vocabulary>> {
  const entries = records.flatMap((fields) => Object.entries(fields));
  return values(...entries.filter(([, { presence }]) => presence !== 'fixed').map(([name]) => name));
}

/** Returns the names for `part`, each as a value. */
export function values(...names: readonly string[]): Readonly<Record<string, Vocabulary>> {
  return Object.fromEntries(names.map((name) => [name, 'value']));
}

/** Returns a copy of `names` without those in `omitted`. */
export function without(
  names: Readonly<Record<string, Vocabulary>>,
  ...omitted: readonly string[]
): Readonly<Record<string, Vocabulary>> {
  return Object.fromEntries(Object.entries(names).filter(([name]) => !omitted.includes(name)));
}
