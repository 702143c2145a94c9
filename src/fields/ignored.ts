import { closeName } from '#text/nearest.ts';
import { isContainer } from '#wire/values.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A field of a body that an act ignores. */
export interface IgnoredField {
  /** Its place: `userfeatures.lastnam`, `members[0].categry`. */
  readonly field: string;
  /** The name that it was probably meant to be. */
  readonly near?: string;
}

/** So many are found; the bodies that have more are views sent back, or worse. */
const most = 100;
/** So many of them are compared with the known names, which costs time. */
const mostCompared = 20;
const longestName = 100;
const longestCompared = 40;

/** The fields of the body that are not in the vocabulary, in their order; the first hundred of them. */
export function ignoredIn(body: unknown, vocabulary: Vocabulary): readonly IgnoredField[] {
  const found: IgnoredField[] = [];
  collect(body, { vocabulary, place: '', found });
  return found;
}

interface Search {
  readonly vocabulary: Vocabulary;
  readonly place: string;
  readonly found: IgnoredField[];
}

function collect(sent: unknown, { vocabulary, place, found }: Search): void {
  if (vocabulary === 'value' || vocabulary === 'nothing' || !isContainer(sent) || found.length >= most) return;
  if (vocabulary.kind === 'variant') {
    collect(sent, { vocabulary: vocabulary.choose(sent), place, found });
    return;
  }
  const { kind } = vocabulary;
  const names = kind === 'part' ? vocabulary.names : undefined;
  if (kind === 'part' && vocabulary.effectiveWhenNonEmpty && !Object.keys(sent).some((key) => names?.has(key))) return;
  for (const key of Object.keys(sent)) {
    const below = kind === 'each' ? vocabulary.item : vocabulary.names.get(key);
    const at = Array.isArray(sent) ? `${place}[${key}]` : placeBelow(place, key);
    if (below === undefined || isNothing(below, sent[key])) found.push(ignored(at, key, { sent, names, found }));
    else if (below !== 'value') collect(sent[key], { vocabulary: below, place: at, found });
    if (found.length >= most) return;
  }
}

function isNothing(vocabulary: Vocabulary, sent: unknown): boolean {
  if (typeof vocabulary === 'string') return vocabulary === 'nothing';
  return vocabulary.kind === 'variant' && isContainer(sent) && isNothing(vocabulary.choose(sent), sent);
}

interface Neighbours {
  readonly sent: object;
  readonly names: ReadonlyMap<string, Vocabulary> | undefined;
  readonly found: readonly IgnoredField[];
}

/** What was meant is a known name that was not sent. */
function ignored(field: string, name: string, { sent, names, found }: Neighbours): IgnoredField {
  if (names === undefined || names.has(name) || name.length > longestCompared || found.length >= mostCompared) {
    return { field };
  }
  const meant = closeName(
    name,
    [...names.keys()].filter((known) => isAlike(name, known) && !Object.hasOwn(sent, known)),
  );
  return meant === undefined ? { field } : { field, near: meant };
}

/** Names of very different length, and names of one letter or two, are no slips of each other. */
function isAlike(name: string, known: string): boolean {
  return name.length > 2 && Math.abs(name.length - known.length) <= 2;
}

function placeBelow(place: string, key: string): string {
  const name = key.length > longestName ? `${key.slice(0, longestName)}...` : key;
  return place === '' ? name : `${place}.${name}`;
}
