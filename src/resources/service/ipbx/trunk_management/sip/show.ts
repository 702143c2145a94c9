import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Trunk, TrunkKind } from '#pbx/trunks/trunks.ts';
import { type TrunkView, toTrunkView } from '../show.ts';
import { codecsForm, noAuthUser, registrationAlias } from './differences.ts';

/** Returns the view of a SIP trunk, with the changes from the page in the dialect `documented`. */
export function toSipView(request: ActRequest, kind: TrunkKind, trunk: Trunk): TrunkView {
  const { protocol, register, ...view } = toTrunkView(kind, trunk);
  const codecs = 'allow' in trunk.account ? trunk.account.allow : '';
  return {
    ...view,
    protocol: {
      ...protocol,
      allow: inDialectOf(request, codecsForm)(codecs),
      ...(inDialectOf(request, registrationAlias) && { registrertrying: protocol['registertrying'] ?? null }),
    },
    register: register && toSipRegister(request, register),
  };
}

function toSipRegister(request: ActRequest, register: JsonRecord): JsonRecord {
  return { ...register, authuser: register['authuser'] || inDialectOf(request, noAuthUser) };
}
