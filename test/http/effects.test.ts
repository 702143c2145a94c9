import { expect, test } from 'vitest';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { startMock } from '../support/mock.ts';

test('an act that changed nothing sends no commands to the daemons', async () => {
  const mock = startMock();
  expect((await mock.call(groups, 'add', { body: {} })).status).toBe(400);
  expect((await mock.call(groups, 'edit', { id: 99, body: {} })).status).toBe(404);
  expect((await mock.call(groups, 'delete', { id: 99 })).status).toBe(404);
  expect((await mock.call(groups, 'list')).status).toBe(204);
  expect(mock.world.effects.count).toBe(0);
});
