import { closeName } from '#text/nearest.ts';
import { isContainer } from '#wire/values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A field of a body that an act ignores, as journal and log report it. */
export interface IgnoredField {
  /** The path of the field: `userfeatures.lastnam`, `members[0].categry`. */
  readonly field: string;
  /** The known name that was probably meant. */
  readonly near?: string;
}

/** Maximum number of ignored fields that are listed. */
const maxListed = 100;
/** Maximum number of ignored fields for which a similar known name is searched: each comparison costs time. */
const maxCompared = 20;
/** In characters: longer names are cut in the list. */
const maxNameLength = 100;
/** In characters: longer names are not compared. */
const maxComparedLength = 40;

/** Returns the fields of the body that are not in the vocabulary, in the order of the body, at most 100 of them. */
export function ignoredIn(body: unknown, vocabulary: Vocabulary): readonly IgnoredField[] {
  const ignored: IgnoredField[] = [];
  collect(body, { vocabulary, path: '', ignored });
  return ignored;
}

interface Search {
  readonly vocabulary: Vocabulary;
  readonly path: string;
  /** The result, to which the search adds. */
  readonly ignored: IgnoredField[];
}

function collect(sent: unknown, { vocabulary, path, ignored }: Search): void {
  if (vocabulary === 'nothing' || !isContainer(sent) || ignored.length >= maxListed) return;
  if (vocabulary.kind === 'value' || (vocabulary.kind === 'part' && vocabulary.isClosed)) return;
  if (vocabulary.kind === 'variant') {
    collect(sent, { vocabulary: vocabulary.choose(sent), path, ignored });
    return;
  }
  const { kind } = vocabulary;
  const names = kind === 'part' ? vocabulary.names : undefined;
  if (kind === 'part' && vocabulary.effectiveWhenNonEmpty && !Object.keys(sent).some((key) => names?.has(key))) return;
  for (const key of Object.keys(sent)) {
    const below = kind === 'each' ? vocabulary.item : vocabulary.names.get(key);
    const field = Array.isArray(sent) ? `${path}[${key}]` : pathBelow(path, key);
    if (below === undefined || isNothing(below, sent[key]))
      ignored.push(ignoredField(field, key, { sent, names, ignored }));
    else collect(sent[key], { vocabulary: below, path: field, ignored });
    if (ignored.length >= maxListed) return;
  }
}

function isNothing(vocabulary: Vocabulary, sent: unknown): boolean {
  if (vocabulary === 'nothing') return true;
  return vocabulary.kind === 'variant' && isContainer(sent) && isNothing(vocabulary.choose(sent), sent);
}

interface Surroundings {
  /** The object that has the field. */
  readonly sent: object;
  /** The names that are read in it; `undefined` if its keys are data. */
  readonly names: ReadonlyMap<string, Vocabulary> | undefined;
  readonly ignored: readonly IgnoredField[];
}

/** Suggests only known names that were not sent. */
function ignoredField(field: string, name: string, { sent, names, ignored }: Surroundings): IgnoredField {
  if (names === undefined || names.has(name) || name.length > maxComparedLength || ignored.length >= maxCompared) {
    return { field };
  }
  const suggestion = closeName(
    name,
    [...names.keys()].filter((candidate) => mayBeTypo(name, candidate) && !Object.hasOwn(sent, candidate)),
  );
  return suggestion === undefined ? { field } : { field, near: suggestion };
}

/**
 * A cheap test before names are compared: false for a name of one or two letters, and for lengths that differ by more
 * than 2.
 */
function mayBeTypo(name: string, candidate: string): boolean {
  return name.length > 2 && Math.abs(name.length - candidate.length) <= 2;
}

function pathBelow(path: string, key: string): string {
  const name = key.length > maxNameLength ? `${key.slice(0, maxNameLength)}...` : key;
  return path === '' ? name : `${path}.${name}`;
}
