import { nullAnswer } from '#core/acts.ts';
import type { Act } from '#core/resource.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** Returns the acts of all settings: an empty list, and a view without `id`. */
export function settingsActs(toView: (store: Store) => Json) {
  return {
    view: ({ store }) => ({ status: 200, json: toView(store) }),
    list: nullAnswer,
  } satisfies Record<string, Act>;
}
