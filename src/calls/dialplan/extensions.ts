import { displayForm } from '#pbx/numbers/numbers.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { type ExtensionOwner, ownerOfNumber } from './extension-owners.ts';
import { type FeatureCode, featureOf, featuresContext } from './features.ts';
import { bySpecificity, matchedRest } from './patterns.ts';

/** A number of the dial plan that a dialled number matches. */
export interface Extension {
  readonly owner: ExtensionOwner;
  /** The stored number or pattern, a pattern with `_` before it. */
  readonly exten: string;
  /** The context where it is: the one where the number was dialled, or one that it includes. */
  readonly context: string;
  /** What the tail (`.` or `!`) of the pattern stands for; `''` without one. */
  readonly rest: string;
  /** Why the owner takes no calls, such as `incall 3 is disabled`; absent if it does. */
  readonly disabled?: string;
}

/**
 * Returns what a number leads to when it is dialled in a context: the best match of the context, then of the contexts that it
 * includes, then a feature if the context is internal. `undefined` if nothing has the number; `whyUnknown` says why.
 */
export function findExtension(store: Store, number: string, context: string): Extension | undefined {
  for (const searched of contextsFrom(store, context)) {
    const extension = bestIn(store, number, searched);
    if (extension !== undefined) return extension;
  }
  const feature = reachesFeatures(store, context) ? featureOf(store, number) : undefined;
  return feature === undefined || feature.isDisabled ? undefined : toExtension(feature);
}

/** Returns why a number leads nowhere in a context, as a sentence without a full stop. */
export function whyUnknown(store: Store, number: string, context: string): string {
  const line = store.first('linefeatures', { number, context, internal: 0 }, 'id');
  if (line !== undefined) {
    const isListed = store.has('extenumbers', { type: 'user', typeval: String(line.id) });
    const reason = isListed ? 'which belongs to no user' : 'which is not in the dial plan';
    return `number ${number} in ${context} is that of line ${line.id}, ${reason}`;
  }
  const feature = featureOf(store, number);
  if (feature !== undefined) {
    const words = `${number} calls the feature ${feature.owner.name}`;
    if (feature.isDisabled) return `${words}, which is disabled`;
    if (!reachesFeatures(store, context))
      return `${words}, which only internal contexts reach, and ${context} is not one`;
  }
  const included = contextsFrom(store, context).slice(1);
  const more = included.length === 0 ? '' : ` or in the included ${included.join(', ')}`;
  if (!store.has('context', { name: context })) return `context ${context} does not exist`;
  return `nothing has the number ${number} in ${context}${more}`;
}

/** Returns the context and those that it includes, in the order in which Asterisk searches them: each before what it includes. */
export function contextsFrom(store: Store, context: string): readonly string[] {
  const contexts = new Set<string>();
  const visit = (name: string): void => {
    if (contexts.has(name)) return;
    contexts.add(name);
    for (const { include } of store.all('contextinclude', { context: name }, 'priority')) visit(include);
  };
  visit(context);
  return [...contexts];
}

const patternSql = "SELECT * FROM extenumbers WHERE context = ? AND exten >= '_' AND exten < '`' ORDER BY id";

function bestIn(store: Store, number: string, context: string): Extension | undefined {
  const exact = store.all('extenumbers', { exten: number, context }, 'id');
  const patterns = store
    .query('extenumbers', patternSql, context)
    .filter(({ exten }) => matchedRest(exten, number) !== undefined)
    .sort((one, other) => bySpecificity(one.exten, other.exten));
  for (const row of [...exact, ...patterns]) {
    const extension = ownedExtension(store, row, number);
    if (extension !== undefined) return extension;
  }
  return undefined;
}

function ownedExtension(store: Store, row: Rows['extenumbers'], number: string): Extension | undefined {
  const owned = ownerOfNumber(store, row);
  if (owned === undefined) return undefined;
  const { exten, context } = row;
  const entry = store.first('extensions', { exten, context }, 'id');
  const isDisabled = entry !== undefined && entry.commented !== 0;
  const disabled = isDisabled ? `the extension ${displayForm(exten)} of ${context} is disabled` : owned.disabled;
  const rest = matchedRest(exten, number) ?? '';
  return { owner: owned.owner, exten, context, rest, ...(disabled !== undefined && { disabled }) };
}

/** Contexts of other types, such as that of incalls, do not reach the codes of features. */
function reachesFeatures(store: Store, context: string): boolean {
  return store.has('context', { name: context, contexttype: 'internal' });
}

function toExtension({ owner, exten, rest }: FeatureCode): Extension {
  return { owner, exten, context: featuresContext, rest };
}
