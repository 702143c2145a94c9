import { add, list, remove, search, view } from '#core/acts.ts';
import type { Act } from '#core/resource.ts';
import { addTrunk, findTrunk, removeTrunk, type TrunkKind, trunkParts } from '#pbx/trunks/trunks.ts';
import { toTrunkItem, toTrunkView, trunksOf } from './show.ts';

/** Returns the acts that trunks of all protocols have. */
export function trunkActs(kind: TrunkKind) {
  return {
    list: list(({ store }) => trunksOf(store, kind).map((trunk) => toTrunkItem(kind, trunk))),
    search: search(({ store }, text) => trunksOf(store, kind, text).map((trunk) => toTrunkItem(kind, trunk))),
    view: view(({ store }, id) => {
      const trunk = findTrunk(store, kind, id);
      return trunk && toTrunkView(kind, trunk);
    }),
    add: add(trunkParts(kind), ({ store }, body) => addTrunk(store, kind, body)),
    delete: remove(({ store }, id) => {
      const trunk = findTrunk(store, kind, id);
      if (trunk !== undefined) removeTrunk(store, kind, trunk);
      return trunk !== undefined;
    }),
  } satisfies Record<string, Act>;
}
