import { expect, test } from 'vitest';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { startMock } from '../support/mock.ts';

test.each([
  ['group', groups],
  ['queue', queues],
] as const)(
  'the view of a %s says with a truth value whether it is commented, and with texts the rest',
  async (category, resource) => {
    const mock = startMock({ seeds: 'documented' });
    for (const commented of [false, true]) {
      mock.world.store.update('queue', { category }, { commented: Number(commented) });
      expect((await mock.call(resource, 'view', { id: 1 })).json()).toMatchObject({
        queue: { commented, category, autofill: expect.any(String), eventwhencalled: '1' },
      });
    }
  },
);

test('the view of a group without a schedule lacks its key, whatever its texts look like', async () => {
  const mock = startMock();
  const groupfeatures = { name: 'crew', number: '2001', context: 'default', timeout: '0' };
  await mock.call(groups, 'add', { body: { groupfeatures, queue: { membermacro: '{}' } } });
  const { status, json } = await mock.call(groups, 'view', { id: 1 });
  expect(status).toBe(200);
  expect(json()).toMatchObject({ queue: { membermacro: '{}' }, callerid: false });
  expect(json()).not.toHaveProperty('schedule_id');
});
