import type { xivoClient } from './client.js';

const lines = '/service/ipbx/json.php/restricted/pbx_settings/lines';

/** Adds, finds, lists, views, edits and deletes a line, whose id no answer to the add has. Returns the statuses. */
export async function useLines(xivo: ReturnType<typeof xivoClient>): Promise<readonly number[]> {
  const added = await xivo.POST(`${lines}/add`, {
    params: { query: { act: 'add' } },
    body: { protocol: { protocol: 'sip', name: 'abcdef', context: 'default' } },
  });
  const found = await xivo.GET(`${lines}/search`, { params: { query: { act: 'search', search: 'abcdef' } } });
  const id = idIn(found.data);
  const listed = await xivo.GET(`${lines}/list`, { params: { query: { act: 'list', protocol: 'sip' } } });
  const viewed = await xivo.GET(`${lines}/view`, { params: { query: { act: 'view', id } } });
  const edited = await xivo.POST(`${lines}/edit`, {
    params: { query: { act: 'edit', id } },
    body: { protocol: { callerid: '"Hall" <1010>' } },
  });
  const deleted = await xivo.GET(`${lines}/delete`, { params: { query: { act: 'delete', id } } });
  return [added, found, listed, viewed, edited, deleted].map(({ response }) => response.status);
}

/** The id of the first item of a list. */
export function idIn(list: unknown): number {
  const [first] = Array.isArray(list) ? list : [];
  return Number(first?.id);
}
