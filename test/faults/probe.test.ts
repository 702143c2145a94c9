import { test } from 'vitest';
import { entity } from '../../src/resources/xivo/configuration/manage/entity.ts';
import { startMock } from '../support/mock.ts';
test('probe', async () => {
  const mock = startMock();
  const say = (x: string) => process.stderr.write(`${x} ${mock.world.store.count('entity')} gen ${mock.world.generation}\n`);
  await mock.call(entity, 'add', { body: { name:'mine', displayname: `Entity ` } }); say('add');
  mock.world.store.image(); say('image');
  await mock.call(entity, 'add', { body: { name:'mine2', displayname: `Entity ` } }); say('add');
  mock.world.store.baselineImage(); say('baselineImage');
});
