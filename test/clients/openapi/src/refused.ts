import type { components } from '../generated/xivo.js';
import type { xivoClient } from './client.js';

type NewUser = components['schemas']['ipbx.pbx_settings.users.add.body'];

const users = '/service/ipbx/json.php/restricted/pbx_settings/users';

/** Requests that must not compile; never called. */
export async function refused(xivo: ReturnType<typeof xivoClient>): Promise<void> {
  const params = { query: { act: 'add' } } as const;
  // @ts-expect-error: a list is not a name.
  await xivo.POST(`${users}/add`, { params, body: { userfeatures: { firstname: ['Jane'] } } });
  // @ts-expect-error: a user needs a first name.
  await xivo.POST(`${users}/add`, { params, body: { userfeatures: { lastname: 'Doe' } } });
  // @ts-expect-error: the field is `lastname`.
  const misspelt: NewUser = { userfeatures: { firstname: 'Jane', lastnam: 'Doe' } };
  await xivo.POST(`${users}/add`, { params, body: misspelt });
  // @ts-expect-error: no language of the PBX has this code.
  await xivo.POST(`${users}/add`, { params, body: { userfeatures: { firstname: 'Jane', language: 'xx_XX' } } });
  // @ts-expect-error: the act of the path is `add`.
  await xivo.POST(`${users}/add`, { params: { query: { act: 'edit' } }, body: { userfeatures: { firstname: 'J' } } });
  // @ts-expect-error: a view needs an `id`.
  await xivo.GET(`${users}/view`, { params: { query: { act: 'view' } } });
  // @ts-expect-error: there is no such path.
  await xivo.GET(`${users}/show`, {});
}
