import type { xivoClient } from './client.js';
import { idIn } from './lines.js';

const queues = '/callcenter/json.php/restricted/settings/queues';

const hotline = (displayname: string) => ({
  queuefeatures: { name: 'hotline', displayname, number: '555', context: 'default', timeout: '0' as const },
  queue: {
    timeoutpriority: 'app' as const,
    'announce-position': 'yes' as const,
    'announce-position-limit': 5,
    'min-announce-frequency': 60,
  },
});

/** Adds, finds, lists, views, edits and deletes a queue. Returns the statuses. */
export async function useQueues(xivo: ReturnType<typeof xivoClient>): Promise<readonly number[]> {
  const added = await xivo.POST(`${queues}/add`, { params: { query: { act: 'add' } }, body: hotline('Hotline') });
  const found = await xivo.GET(`${queues}/search`, { params: { query: { act: 'search', search: 'Hotline' } } });
  const id = idIn(found.data);
  const listed = await xivo.GET(`${queues}/list`, { params: { query: { act: 'list' } } });
  const viewed = await xivo.GET(`${queues}/view`, { params: { query: { act: 'view', id } } });
  const edited = await xivo.POST(`${queues}/edit`, { params: { query: { act: 'edit', id } }, body: hotline('Help') });
  const deleted = await xivo.GET(`${queues}/delete`, { params: { query: { act: 'delete', id } } });
  return [added, found, listed, viewed, edited, deleted].map(({ response }) => response.status);
}
