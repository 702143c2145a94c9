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
