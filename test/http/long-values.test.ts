import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { startMock } from '../support/mock.ts';

test('a refused value of 10 MB is cut in the journal', async () => {
  const mock = startMock();
  const name = 'n'.repeat(10 * 1024 * 1024);
  expect((await mock.call(entity, 'add', { body: { name, displayname: 'Long' } })).status).toBe(400);
  const [entry] = mock.world.journal.entries();
  expect(entry?.reason?.field).toBe('name');
  expect(JSON.stringify(entry?.reason).length).toBeLessThan(3000);
  expect(String(entry?.reason?.value)).toContain('10485760 characters');
});
