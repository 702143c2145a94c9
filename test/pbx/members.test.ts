import { expect, test } from 'vitest';
import type { Resource } from '#core/resource.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { type Mock, startMock } from '../support/mock.ts';

const place = { context: 'default', timeout: '0' };
const announcements = {
  timeoutpriority: 'app',
  'min-announce-frequency': '60',
  'announce-position': 'yes',
  'announce-position-limit': '5',
};
const bodies: readonly [string, Resource, object][] = [
  ['group', groups, { groupfeatures: { name: 'crew', number: '2001', ...place }, queue: {} }],
  ['queue', queues, { queuefeatures: { name: 'crew', number: '3001', ...place }, queue: announcements }],
];

const lines = (columns: object) => ({
  id: [0, 0],
  protocol: ['custom', 'custom'],
  context: ['default', 'default'],
  name: ['dahdi/a', 'dahdi/b'],
  ...columns,
});

async function withLines(columns: object): Promise<Mock> {
  const mock = startMock();
  const body = { userfeatures: { firstname: 'Ada' }, linefeatures: lines(columns) };
  expect((await mock.call(users, 'add', { body })).status).toBe(200);
  return mock;
}

test.each(bodies)(
  'a %s rings the line whose rules_order is 1, whatever its line_num',
  async (_what, resource, body) => {
    const mock = await withLines({ rules_order: [0, 1], line_num: [0, 3] });
    expect((await mock.call(resource, 'add', { body: { ...body, user: [1] } })).status).toBe(200);
    const { user } = Object((await mock.call(resource, 'view', { id: 1 })).json());
    expect(user).toMatchObject([{ interface: 'dahdi/b', userid: 1 }]);
  },
);

test.each(bodies)('only a user with a line of rules_order 1 can be a member of a %s', async (_what, resource, body) => {
  const mock = await withLines({ rules_order: [0, 1] });
  for (const [order, status] of [
    [0, 400],
    [2, 400],
    [1, 200],
  ]) {
    const linefeatures = { id: [1], rules_order: [order] };
    expect((await mock.call(users, 'edit', { id: 1, body: { linefeatures } })).status).toBe(200);
    expect((await mock.call(resource, 'add', { body: { ...body, user: [1] } })).status).toBe(status);
  }
});
