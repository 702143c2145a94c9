import { type ActRequest, inDialectOf } from '#core/request.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import type { Trunk, TrunkKind } from '#pbx/trunks/trunks.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { toTrunkView } from '../show.ts';
import { keptCodecs, readAlias } from './differences.ts';

/** The body with the page's spelling `registrertrying` read as `registertrying`, where the dialect does. */
export function withAlias(request: ActRequest, body: Container): Container {
  const protocol = asContainer(body['protocol']);
  const isMeant =
    protocol !== undefined && Object.hasOwn(protocol, 'registrertrying') && !Object.hasOwn(protocol, 'registertrying');
  if (!isMeant || !inDialectOf(request, readAlias)) return body;
  return { ...body, protocol: { ...protocol, registertrying: protocol['registrertrying'] } };
}

/** The stored trunk with the sent body merged over it; codecs that are sent replace the stored ones. */
export function merged(
  request: ActRequest,
  kind: TrunkKind,
  { found, sent }: { found: Trunk; sent: Container },
): Container {
  const { protocol, ...view } = toTrunkView(kind, found);
  const sendsCodecs = Object.hasOwn(asContainer(sent['protocol']) ?? {}, 'allow');
  const allow = sendsCodecs
    ? null
    : inDialectOf(request, keptCodecs)('allow' in found.account ? (found.account.allow ?? '') : '');
  return mergeOver({ ...view, protocol: { ...protocol, allow } }, sent);
}
