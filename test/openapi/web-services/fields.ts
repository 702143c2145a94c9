import type { Vocabulary } from '#fields/vocabulary.ts';
import { mustBeSent } from '../../../scripts/openapi/web-services/bodies.ts';
import type { Place } from '../../support/recorded-bodies.ts';

/** A field or part that an act reads, at its place in an example. */
export interface PlacedField {
  readonly place: Place;
  readonly vocabulary: Exclude<Vocabulary, 'nothing'>;
  readonly isRequired: boolean;
  /** True if the example has it. */
  readonly isSent: boolean;
  /** True if the object around it is skipped when it breaks a rule. */
  readonly isSkipped: boolean;
}

interface Around {
  readonly place: Place;
  readonly isMerged: boolean;
  readonly isSkipped: boolean;
}

/** Returns the fields and parts that are read in a value, as far as its parts are sent. */
export function fieldsIn(sent: unknown, vocabulary: Vocabulary, around: Around): readonly PlacedField[] {
  if (vocabulary === 'nothing' || vocabulary.kind === 'value' || !isObject(sent)) return [];
  switch (vocabulary.kind) {
    case 'variant':
      return fieldsIn(sent, alternativeFor(sent, vocabulary.alternatives), around);
    case 'each':
      return Object.entries(sent)
        .slice(0, 1)
        .flatMap(([key, item]) => fieldsIn(item, vocabulary.item, { ...around, place: [...around.place, key] }));
    case 'part':
      return [...vocabulary.names].flatMap(([name, member]) => {
        if (member === 'nothing') return [];
        const isSkipped = around.isSkipped || vocabulary.isSkippedIfInvalid;
        const place = [...around.place, name];
        const isSent = Object.hasOwn(sent, name);
        const isRequired = mustBeSent(member, around);
        const field = { place, vocabulary: member, isRequired, isSent, isSkipped };
        return [field, ...fieldsIn(sent[name], member, { ...around, place, isSkipped })];
      });
  }
}

/** False for a word that a rule with a single word does not allow: it tells alternatives apart. */
function isWord(vocabulary: Vocabulary, sent: unknown): boolean {
  const words =
    typeof vocabulary === 'object' && vocabulary.kind === 'value' ? vocabulary.field?.rule.oneOf : undefined;
  return words?.length !== 1 || sent === undefined || words[0] === sent;
}

/** The first alternative whose required names are sent. */
function alternativeFor(sent: Readonly<Record<string, unknown>>, alternatives: readonly Vocabulary[]): Vocabulary {
  const fits = (vocabulary: Vocabulary) =>
    typeof vocabulary === 'object' &&
    vocabulary.kind === 'part' &&
    [...vocabulary.names].every(
      ([name, member]) =>
        isWord(member, sent[name]) && (!mustBeSent(member, { isMerged: false }) || Object.hasOwn(sent, name)),
    );
  return alternatives.find(fits) ?? alternatives[0] ?? 'nothing';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Returns a copy of a value without what is at the place. */
export function omitted(value: unknown, [key = '', ...rest]: Place): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) =>
      String(index) !== key ? [item] : rest.length === 0 ? [] : [omitted(item, rest)],
    );
  }
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: omitted(inner, rest) };
}

/** Returns a copy of a value with another one at the place, whose parents it has. */
export function set(value: unknown, [key = '', ...rest]: Place, other: unknown): unknown {
  if (!isObject(value)) return value;
  const inner = rest.length === 0 ? other : set(value[key], rest, other);
  if (!Array.isArray(value)) return { ...value, [key]: inner };
  const items: readonly unknown[] = value;
  return items.map((item, index) => (String(index) === key ? inner : item));
}
