import { expect, test } from 'vitest';
import { reload } from '#resources/service/ipbx/control_system/reload.ts';
import { startMock } from '../../../../support/mock.ts';

test('every act and method reloads the engine, with an empty answer', async () => {
  const mock = startMock();
  for (const method of ['GET', 'POST', 'HEAD', 'DELETE'] as const) {
    const answer = await mock.call(reload, 'whatever', { method });
    expect([answer.status, answer.text, answer.headers['x-xivo-ws-version']]).toEqual([200, '', '1.0']);
  }
  expect(mock.world.effects.matching({ command: 'core reload' })).toHaveLength(4);
});
