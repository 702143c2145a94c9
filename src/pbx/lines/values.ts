import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import type { Store } from '#store/store.ts';

/** Values that the server makes up for a line (pbx_settings-lines-users.md 0.5). */

const lowerCase = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A name that no line and no trunk has. */
export function newLineName({ random, store }: Pick<ActRequest, 'random' | 'store'>): string {
  let name = random.text(6, lowerCase);
  while (store.has('linefeatures', { name }) || store.has('usersip', { name })) name = random.text(6, lowerCase);
  return name;
}

export function newSecret({ random }: Pick<ActRequest, 'random'>): string {
  return random.text(6, lowerCase.toUpperCase());
}

/** The code by which a phone asks for its line; lines of other protocols have 0. */
export function newProvisioningId({ random, store }: Pick<ActRequest, 'random' | 'store'>): number {
  const [least, greatest] = [100001, 199999];
  const drawn = random.between(least, greatest);
  for (let id = drawn; id <= greatest; id++) if (!isTaken(store, id)) return id;
  for (let id = least; id < drawn; id++) if (!isTaken(store, id)) return id;
  throw new BadRequest('all provisioning codes from 100001 to 199999 are taken: delete a line first');
}

function isTaken(store: Store, provisioningid: number): boolean {
  return store.has('linefeatures', { provisioningid });
}

/** The variable by which the telephone engine knows the owner of a call (pbx_settings-lines-users.md 0.6). */
export function ownerVariable(id: number | string): string {
  return `XIVO_USERID=${id}`;
}
