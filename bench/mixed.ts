import { bytesOf } from './load/request.ts';
import { newUser, paths } from './wire-paths.ts';

const services = '/service/ipbx/json.php/restricted';

/** Typical requests of clients: mostly views, some lists and searches, and a write. */
const kinds: readonly Buffer[] = [
  ...[1, 2, 3, 4, 5, 6].map((id) => bytesOf({ path: `${paths.users}?act=view&id=${id}` })),
  bytesOf({ path: `${services}/pbx_settings/lines/?act=view&id=1` }),
  bytesOf({ path: `${services}/pbx_settings/devices/` }),
  bytesOf({ path: `${paths.users}?act=search&search=User` }),
  bytesOf({ path: '/callcenter/json.php/restricted/settings/queues/' }),
  bytesOf({ path: `${services}/call_management/incall/` }),
  bytesOf({ path: `${paths.cel}?act=searchid&idbeg=100&limit=20` }),
  bytesOf({ path: '/xivo/configuration/json.php/restricted/check/' }),
  bytesOf({ path: `${paths.users}?act=edit&id=2`, method: 'POST', body: newUser(2) }),
];

/** Returns a function that returns these requests in turn. */
export function mixedTraffic(): () => Buffer {
  let index = 0;
  return () => kinds[index++ % kinds.length] ?? Buffer.alloc(0);
}
