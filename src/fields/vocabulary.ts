import type { Field, Fields } from './field.ts';

/**
 * What an act reads of a body: the names of its fields, as a tree. Like the real server, the mock ignores any other
 * field; unlike it, it reports them. Documents describe a body by the same tree.
 *
 * @example
 * part({
 *   ...namesOf(fields),
 *   members: each(part({ id: value('id', 'the user') })),
 * }) // ignores `colour` and `members[0].colour`
 */
export type Vocabulary =
  | Value
  /** A value that is ignored with everything in it. */
  | 'nothing'
  | Part
  | Each
  | Variant;

/** What documents say about a value, whatever its kind. */
interface Described {
  /** Whether it must be sent; by default a field must if its presence says so, and nothing else must. */
  readonly isRequired?: boolean;
  /** What it holds, where no rule says it: a noun phrase without a full stop. */
  readonly words?: string;
}

/** The forms of values that no rule describes. */
export type Form = 'anything' | 'text' | 'number' | 'flag' | 'id' | 'ids' | 'texts' | 'object' | 'objects';

/** A value that is read with everything in it. */
export interface Value extends Described {
  readonly kind: 'value';
  /** The field whose rule the value must satisfy. */
  readonly field?: Field;
  /** The form of a value without a field. */
  readonly form?: Form;
  /** True for a list of such values: parallel lists make up objects, one entry of each list per object. */
  readonly isColumn?: true;
}

/** An object with known names. */
export interface Part extends Described {
  readonly kind: 'part';
  readonly names: ReadonlyMap<string, Vocabulary>;
  /** An object that is not empty has an effect even without a known name; its unknown names are then not reported. */
  readonly effectiveWhenNonEmpty: boolean;
  /** True if an object that breaks a rule is skipped instead of refused. */
  readonly isSkippedIfInvalid: boolean;
  /** True if an unknown name is refused, and so never ignored. */
  readonly isClosed: boolean;
}

/** An array, or an object whose keys are data. */
export interface Each extends Described {
  readonly kind: 'each';
  readonly item: Vocabulary;
  /** `list` for an array; `object` for an object whose keys are data. */
  readonly holder: 'list' | 'object';
}

/** A value whose vocabulary depends on its content. */
export interface Variant extends Described {
  readonly kind: 'variant';
  /** The forms that the value can have, for documents. */
  readonly alternatives: readonly Vocabulary[];
  choose(sent: Readonly<Record<string, unknown>>): Vocabulary;
}

/**
 * An object with these names.
 *
 * @param options with `effectiveWhenNonEmpty`, an object without any of the names still has an effect, so that its
 *   unknown names are not reported; with `isSkippedIfInvalid`, one that breaks a rule is skipped, for documents; with
 *   `isClosed`, the act refuses unknown names itself.
 * @example
 * part({ ...namesOf(fields), menu: 'nothing' })
 */
export function part(
  names: Readonly<Record<string, Vocabulary>>,
  { effectiveWhenNonEmpty = false, isSkippedIfInvalid = false, isClosed = false } = {},
): Part {
  return { kind: 'part', names: new Map(Object.entries(names)), effectiveWhenNonEmpty, isSkippedIfInvalid, isClosed };
}

/**
 * An array, or an object whose keys are data, whose items all have the vocabulary `item`.
 *
 * @param holder which of the two documents show; the server reads either.
 * @example
 * each(part(namesOf(fields)))
 */
export function each(item: Vocabulary, holder: Each['holder'] = 'list'): Each {
  return { kind: 'each', item, holder };
}

/**
 * An array or object whose vocabulary depends on its content.
 *
 * @example
 * variant([sipNames, anyProtocolNames], ({ protocol }) => (protocol === 'sip' ? sipNames : anyProtocolNames))
 */
export function variant(alternatives: Variant['alternatives'], choose: Variant['choose']): Variant {
  return { kind: 'variant', alternatives, choose };
}

/** Returns the names of the fields for `part`, each with its field; leaves out `fixed` fields, which are never read. */
export function namesOf(...records: readonly Fields[]): Readonly<Record<string, Value>> {
  const entries = records.flatMap((fields) => Object.entries(fields));
  const read = entries.filter(([, { presence }]) => presence !== 'fixed');
  return Object.fromEntries(read.map(([name, field]) => [name, fieldValue(field)]));
}

/** A value with the rule of a field. */
export function fieldValue(field: Field): Value {
  return { kind: 'value', field };
}

/**
 * A value that has no rule of a field.
 *
 * @param words what it holds, as a noun phrase without a full stop.
 * @example
 * value('ids', 'the users who are members, in order')
 */
export function value(form: Form, words: string): Value {
  return { kind: 'value', form, words };
}

/** Returns the vocabulary of a value that must be sent. */
export function mustHave<Kind extends Exclude<Vocabulary, 'nothing'>>(vocabulary: Kind): Kind {
  return { ...vocabulary, isRequired: true };
}

/** Returns the vocabulary of a value that need not be sent, although an empty one is refused. */
export function mayLack(vocabulary: Value): Value {
  return { ...vocabulary, isRequired: false };
}

/** Returns `names` with the named ones optional, because the server has a value for them. */
export function assumed(
  names: Readonly<Record<string, Value>>,
  ...optional: readonly string[]
): Readonly<Record<string, Value>> {
  const entries = Object.entries(names).map(
    ([name, leaf]) => [name, optional.includes(name) ? mayLack(leaf) : leaf] as const,
  );
  return Object.fromEntries(entries);
}

/** Returns the names as parallel lists: each holds the values of one field, an entry for each object. */
export function columns(names: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(names).map(([name, leaf]) => [name, { ...leaf, isColumn: true, isRequired: false }]),
  );
}

/** Returns the vocabulary with words for documents. */
export function described<Kind extends Exclude<Vocabulary, 'nothing'>>(words: string, vocabulary: Kind): Kind {
  return { ...vocabulary, words };
}

/** Returns a copy of `names` without those in `omitted`. */
export function without<Kind extends Vocabulary>(
  names: Readonly<Record<string, Kind>>,
  ...omitted: readonly string[]
): Readonly<Record<string, Kind>> {
  return Object.fromEntries(Object.entries(names).filter(([name]) => !omitted.includes(name)));
}
