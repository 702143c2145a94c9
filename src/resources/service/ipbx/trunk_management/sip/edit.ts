import { type ActRequest, inDialectOf } from '#core/request.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import type { Trunk, TrunkKind } from '#pbx/trunks/trunks.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { toTrunkView } from '../show.ts';
import { keptCodecs, readAlias } from './differences.ts';

/** Returns the body with the page's spelling `registrertrying` replaced by `registertrying`, if the dialect reads it. */
export function withAlias(request: ActRequest, body: Container): Container {
  const protocol = asContainer(body['protocol']);
  const isAlias =
    protocol !== undefined && Object.hasOwn(protocol, 'registrertrying') && !Object.hasOwn(protocol, 'registertrying');
  if (!isAlias || !inDialectOf(request, readAlias)) return body;
  return { ...body, protocol: { ...protocol, registertrying: protocol['registrertrying'] } };
}

/** Returns the body merged over the view of the stored trunk; codecs in the body replace the stored ones. */
export function mergedTrunk(
  request: ActRequest,
  kind: TrunkKind,
  { trunk, sent }: { trunk: Trunk; sent: Container },
): Container {
  const { protocol, ...view } = toTrunkView(kind, trunk);
  const sendsCodecs = Object.hasOwn(asContainer(sent['protocol']) ?? {}, 'allow');
  const allow = sendsCodecs
    ? null
    : inDialectOf(request, keptCodecs)('allow' in trunk.account ? (trunk.account.allow ?? '') : '');
  return mergeOver({ ...view, protocol: { ...protocol, allow } }, sent);
}
