import { expect, test } from 'vitest';
import type { Dialect } from '#dialect.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { type Mock, startMock } from '../../../../../support/mock.ts';

const dialects: readonly Dialect[] = ['recorded', 'documented'];
const twoLines = { id: [0, 0], protocol: ['sip', 'sip'], context: ['default', 'default'], number: ['1001', '1002'] };

async function view(mock: Mock, id: number) {
  return Object((await mock.call(users, 'view', { id })).json());
}

test.each(dialects)(
  'the lines of a user are in the order of their last change in recorded only (%s)',
  async (dialect) => {
    const mock = startMock({ dialect });
    await mock.call(users, 'add', { body: { userfeatures: { firstname: 'Ada' }, linefeatures: twoLines } });
    expect((await mock.call(lines, 'edit', { id: 1, body: { protocol: {} } })).status).toBe(200);
    const { linefeatures } = await view(mock, 1);
    const ids = linefeatures.map(({ id }: { id: number }) => id);
    expect(ids).toEqual(dialect === 'recorded' ? [2, 1] : [1, 2]);
    expect(Object((await mock.call(lines, 'list')).json()).map(({ id }: { id: number }) => id)).toEqual([1, 2]);
  },
);

test.each(dialects)('an edited context comes last in its entity in recorded only (%s)', async (dialect) => {
  const mock = startMock({ dialect });
  const other = { name: 'other', displayname: 'Other', entity: 'entity', contexttype: 'internal' };
  expect((await mock.call(context, 'add', { body: { context: other } })).status).toBe(200);
  const json = Object((await mock.call(context, 'view', { query: { id: 'default' } })).json());
  const body = { context: json.context, contextnumbers: json.contextnumbers };
  expect((await mock.call(context, 'edit', { query: { id: 'default' }, body })).status).toBe(200);
  await mock.call(users, 'add', { body: { userfeatures: { firstname: 'Ada' } } });
  const { entity } = await view(mock, 1);
  const names = entity.context.map(({ name }: { name: string }) => name);
  expect(names).toEqual(dialect === 'recorded' ? ['other', 'default'] : ['default', 'other']);
});

test.each(dialects)('an event whose destination was deleted comes last in recorded only (%s)', async (dialect) => {
  const mock = startMock({ dialect });
  await mock.call(users, 'add', { body: { userfeatures: { firstname: 'Ada' } } });
  const none = { actiontype: 'none' };
  const dialaction = { noanswer: { actiontype: 'user', actionarg1: 1 }, busy: none, congestion: none };
  const groupfeatures = { name: 'sales', number: '2000', context: 'default', timeout: '0' };
  const body = { groupfeatures, queue: { strategy: 'ringall', timeout: '15' }, dialaction };
  expect((await mock.call(groups, 'add', { body })).status).toBe(200);
  expect((await mock.call(users, 'delete', { id: 1 })).status).toBe(200);
  const dialactions = Object((await mock.call(groups, 'view', { id: 1 })).json()).dialaction;
  const events = ['noanswer', 'busy', 'congestion'];
  expect(Object.keys(dialactions)).toEqual(dialect === 'recorded' ? [...events.slice(1), 'noanswer'] : events);
  expect(dialactions.noanswer.linked).toBe(false);
});
