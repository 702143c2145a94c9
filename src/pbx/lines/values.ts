import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import type { Store } from '#store/store.ts';

/** Values that the server generates for a line (pbx_settings-lines-users.md 0.5). */

const alphanumeric = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Draws a name that is not used by any line or trunk: six lower-case letters and digits. */
export function newLineName({ random, store }: Pick<ActRequest, 'random' | 'store'>): string {
  let name = random.text(6, alphanumeric);
  while (store.has('linefeatures', { name }) || store.has('usersip', { name })) name = random.text(6, alphanumeric);
  return name;
}

/** Draws a secret: six upper-case letters and digits. */
export function newSecret({ random }: Pick<ActRequest, 'random'>): string {
  return random.text(6, alphanumeric.toUpperCase());
}

/**
 * Draws a free provisioning code, by which a phone requests its line; lines of other protocols than SIP have 0. Throws `BadRequest`
 * if all codes are taken.
 */
export function newProvisioningId({ random, store }: Pick<ActRequest, 'random' | 'store'>): number {
  const [least, greatest] = [100001, 199999];
  const start = random.between(least, greatest);
  for (let id = start; id <= greatest; id++) if (!isTaken(store, id)) return id;
  for (let id = least; id < start; id++) if (!isTaken(store, id)) return id;
  throw new BadRequest('all provisioning codes from 100001 to 199999 are taken; delete a line first');
}

function isTaken(store: Store, provisioningid: number): boolean {
  return store.has('linefeatures', { provisioningid });
}

/** Returns the channel variable that names the user `id` as the owner of a line (pbx_settings-lines-users.md 0.6). */
export function ownerVariable(id: number | string): string {
  return `XIVO_USERID=${id}`;
}
