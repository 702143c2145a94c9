import { nullAnswer } from '#core/acts.ts';
import type { Act } from '#core/resource.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** The acts that all settings have: a list shows nothing, a view needs no `id`. */
export function settingsActs(toView: (store: Store) => Json) {
  return {
    view: ({ store }) => ({ status: 200, json: toView(store) }),
    list: nullAnswer,
  } satisfies Record<string, Act>;
}
