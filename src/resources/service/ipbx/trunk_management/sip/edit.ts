import { type Call, type Fields, fieldsOf, inDialectOf } from '../../../../../call.ts';
import { mergeOver } from '../../../../../pbx/merge.ts';
import { toTrunkView } from '../../../../../pbx/trunk-items.ts';
import type { Trunk, TrunkKind } from '../../../../../pbx/trunks.ts';
import { text } from '../../../../../store/row.ts';
import { keptCodecs, readAlias } from './differences.ts';

/** The body with the page's spelling `registrertrying` read as `registertrying`, where the dialect does. */
export function withAlias(call: Call, body: Fields): Fields {
  const protocol = fieldsOf(body['protocol']);
  const isMeant =
    protocol !== undefined && Object.hasOwn(protocol, 'registrertrying') && !Object.hasOwn(protocol, 'registertrying');
  if (!isMeant || !inDialectOf(call, readAlias)) return body;
  return { ...body, protocol: { ...protocol, registertrying: protocol['registrertrying'] } };
}

/** The stored trunk with the sent body merged over it; codecs that are sent replace the stored ones. */
export function merged(call: Call, kind: TrunkKind, { found, sent }: { found: Trunk; sent: Fields }): Fields {
  const { protocol, ...view } = toTrunkView(kind, found);
  const sendsCodecs = Object.hasOwn(fieldsOf(sent['protocol']) ?? {}, 'allow');
  const allow = sendsCodecs ? null : inDialectOf(call, keptCodecs)(text(found.account, 'allow'));
  return mergeOver({ ...view, protocol: { ...protocol, allow } }, sent);
}
