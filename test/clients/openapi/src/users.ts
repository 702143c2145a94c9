import type { xivoClient } from './client.js';

const users = '/service/ipbx/json.php/restricted/pbx_settings/users';

/** Adds, lists, views, edits and deletes a user. Returns the statuses. */
export async function useUsers(xivo: ReturnType<typeof xivoClient>): Promise<readonly number[]> {
  const added = await xivo.POST(`${users}/add`, {
    params: { query: { act: 'add' } },
    body: { userfeatures: { firstname: 'Jane', lastname: 'Doe', enablehint: true } },
  });
  const id = Number(added.data);
  const listed = await xivo.GET(`${users}/list`, { params: { query: { act: 'list' } } });
  const viewed = await xivo.GET(`${users}/view`, { params: { query: { act: 'view', id } } });
  const edited = await xivo.POST(`${users}/edit`, {
    params: { query: { act: 'edit', id } },
    body: { userfeatures: { lastname: 'Roe' } },
  });
  const deleted = await xivo.GET(`${users}/delete`, { params: { query: { act: 'delete', id } } });
  return [added, listed, viewed, edited, deleted].map(({ response }) => response.status);
}
