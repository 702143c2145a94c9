import type { Store } from '#store/store.ts';
import type { ExtensionOwner } from './extension-owners.ts';
import { bySpecificity, matchedRest } from './patterns.ts';

/** A feature that a number calls. */
export interface FeatureCode {
  readonly owner: Extract<ExtensionOwner, { type: 'feature' }>;
  /** The stored number or pattern. */
  readonly exten: string;
  /** What the tail of the pattern stands for: `101` in `*21101`. */
  readonly rest: string;
  readonly isDisabled: boolean;
}

/** The context of the codes of features (trunks-contexts-services.md 8). */
export const featuresContext = 'xivo-features';

/**
 * Returns the feature that a number calls, a disabled one only if no other fits: a row of `extensions`, or the parking and pickup of
 * Asterisk, whose names are `parkext`, `parkpos` and `pickupexten`.
 */
export function featureOf(store: Store, number: string): FeatureCode | undefined {
  const features = [...codesOf(store, number), ...callFeaturesOf(store, number)];
  const [best] = features.sort(
    (one, other) => Number(one.isDisabled) - Number(other.isDisabled) || bySpecificity(one.exten, other.exten),
  );
  return best;
}

function codesOf(store: Store, number: string): readonly FeatureCode[] {
  return store.all('extensions', { context: featuresContext }, 'id').flatMap((row) => {
    const { exten, name, app, appdata } = row;
    const rest = matchedRest(exten, number);
    return rest === undefined
      ? []
      : [{ owner: { type: 'feature', name, app, appdata }, exten, rest, isDisabled: row.commented !== 0 }];
  });
}

/** The general features of Asterisk that are numbers, with its defaults for settings that are missing or disabled. */
const callFeatures = { parkext: '700', parkpos: '701-750', pickupexten: '*8' } as const;

function callFeaturesOf(store: Store, number: string): readonly FeatureCode[] {
  return Object.entries(callFeatures).flatMap(([name, byDefault]) => {
    const row = store.first('features', { category: 'general', var_name: name, commented: 0 });
    const value = row?.var_val || byDefault;
    if (!isAmong(number, value)) return [];
    return [{ owner: { type: 'feature', name, app: '', appdata: '' }, exten: number, rest: '', isDisabled: false }];
  });
}

/** True if the number is the value, or between the bounds of a value such as `701-750`. */
function isAmong(number: string, value: string): boolean {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  if (first === '') return number === value;
  return /^\d+$/.test(number) && number.length === first.length && first <= number && number <= last;
}
