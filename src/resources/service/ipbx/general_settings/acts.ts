import { nullAnswer } from '#core/acts.ts';
import { type Act, act } from '#core/resource.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/**
 * Returns the acts of all settings: an empty list, and a view without `id`.
 *
 * @param subject whose settings they are, for the description: `SIP`.
 */
export function settingsActs(subject: string, toView: (store: Store) => Json) {
  return {
    view: act(
      { summary: `View the general settings of ${subject}`, statuses: [{ status: 200, when: 'the settings' }] },
      ({ store }) => ({ status: 200, json: toView(store) }),
    ),
    list: nullAnswer,
  } satisfies Record<string, Act>;
}
