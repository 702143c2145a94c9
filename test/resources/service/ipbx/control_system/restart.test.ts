import { expect, test } from 'vitest';
import { restart } from '#resources/service/ipbx/control_system/restart.ts';
import { startMock } from '../../../../support/mock.ts';

test('a restart has an empty answer, is recorded, and the web services stay up', async () => {
  const mock = startMock();
  for (const act of ['', 'list']) {
    const answer = await mock.call(restart, act);
    expect([answer.status, answer.text]).toEqual([200, '']);
  }
  expect(mock.world.effects.matching({ daemon: 'asterisk', command: 'core restart now' })).toHaveLength(2);
});
