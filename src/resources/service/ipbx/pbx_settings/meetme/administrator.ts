import { BadRequest } from '#errors.ts';
import type { Store } from '#store/store.ts';

/** How the administrator of a conference room is identified. */
export interface Administrator {
  readonly admin_typefrom: string;
  readonly admin_internalid: string | null;
  readonly admin_externalid: string | null;
  readonly admin_identification: string;
}

/**
 * Returns the columns to store; only the id that belongs to `admin_typefrom` is kept. Throws `BadRequest` if the PIN or the external
 * number by which the administrator is identified is missing, or if the user does not exist.
 */
export function readAdministrator(store: Store, sent: Administrator, pin: string): Administrator {
  const type = sent.admin_typefrom;
  const administrator = {
    admin_typefrom: type,
    admin_internalid: type === 'internal' ? sent.admin_internalid : null,
    admin_externalid: type === 'external' ? sent.admin_externalid : null,
    admin_identification: type === 'undefined' ? 'pin' : sent.admin_identification,
  };
  if (type === 'internal') requireUser(store, administrator.admin_internalid);
  if (type === 'external' && administrator.admin_externalid === null) throw missing('admin_externalid');
  if (type !== 'none') requireIdentification(administrator, pin);
  return administrator;
}

function requireIdentification({ admin_identification, admin_externalid }: Administrator, pin: string): void {
  if (admin_identification !== 'calleridnum' && pin === '') {
    throw new BadRequest({
      message: 'meetmeroom.pinadmin is missing; the administrator is identified by a PIN',
      field: 'meetmeroom.pinadmin',
      rule: 'empty',
    });
  }
  if (admin_identification !== 'pin' && admin_externalid === null) throw missing('admin_externalid');
}

function requireUser(store: Store, id: string | null): void {
  if (id === null) throw missing('admin_internalid');
  if (store.has('userfeatures', { id })) return;
  const field = 'meetmefeatures.admin_internalid';
  throw new BadRequest({
    message: `${field} must be the id of a user; there is no user ${id}`,
    field,
    rule: 'exists',
    value: id,
  });
}

function missing(name: keyof Administrator): BadRequest {
  const field = `meetmefeatures.${name}`;
  return new BadRequest({ message: `${field} is missing; it identifies the administrator`, field, rule: 'empty' });
}
