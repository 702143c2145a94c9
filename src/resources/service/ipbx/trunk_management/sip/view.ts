import { type Call, inDialectOf } from '../../../../../call.ts';
import type { Item } from '../../../../../pbx/records.ts';
import { type TrunkView, toTrunkView } from '../../../../../pbx/trunk-items.ts';
import type { Trunk, TrunkKind } from '../../../../../pbx/trunks.ts';
import { text } from '../../../../../store/row.ts';
import { noAuthUser, shownAlias, shownCodecs } from './differences.ts';

/** A SIP trunk with the members of the page's example, as far as the dialect has them. */
export function toSipView(call: Call, kind: TrunkKind, trunk: Trunk): TrunkView {
  const { protocol, register, ...view } = toTrunkView(kind, trunk);
  const codecs = trunk.account['allow'] === null ? null : text(trunk.account, 'allow');
  return {
    ...view,
    protocol: {
      ...protocol,
      allow: inDialectOf(call, shownCodecs)(codecs),
      ...(inDialectOf(call, shownAlias) && { registrertrying: protocol['registertrying'] ?? null }),
    },
    register: register && toSipRegister(call, register),
  };
}

function toSipRegister(call: Call, register: Item): Item {
  return { ...register, authuser: register['authuser'] || inDialectOf(call, noAuthUser) };
}
