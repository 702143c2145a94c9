import { expect, test } from 'vitest';
import { queueskills } from '#resources/callcenter/settings/queueskills.ts';
import { startMock } from '../../../support/mock.ts';

const skill = { name: 'service', printscreen: 'svc', category_name: 'business', description: 'answers' };

test('the view of a new skill has its category, and every value is a string', async () => {
  const mock = startMock();
  expect((await mock.call(queueskills, 'add', { body: skill })).text).toBe('"1"');
  expect((await mock.call(queueskills, 'view', { id: 1 })).text).toBe(
    '{"id":"1","name":"service","description":"answers","printscreen":"svc","category_name":"business"}',
  );
});

test('a missing field is null, and an empty one is empty', async () => {
  const mock = startMock();
  await mock.call(queueskills, 'add', { body: { name: 'bare', category_name: 'c', description: '' } });
  expect((await mock.call(queueskills, 'list')).json()).toEqual([
    { id: '1', name: 'bare', description: '', printscreen: null, category_name: 'c' },
  ]);
});

test.for([
  ['a missing name', { category_name: 'c' }],
  ['a missing category', { name: 'n' }],
  ['a sign of six characters', { name: 'n', category_name: 'c', printscreen: 'abcdef' }],
  ['an unknown key', { name: 'n', category_name: 'c', colour: 'red' }],
  ['an id', { name: 'n', category_name: 'c', id: 7 }],
] as const)('an add with %s is refused, and its category does not stay', async ([, body]) => {
  const mock = startMock();
  expect(await mock.call(queueskills, 'add', { body })).toMatchObject({ status: 400, text: '' });
  expect(mock.world.store.all('queueskill')).toEqual([]);
  expect(mock.world.store.all('queueskillcat')).toEqual([]);
});

test('printscreen may be five characters beyond ASCII', async () => {
  const mock = startMock();
  const body = { name: 'n', category_name: 'c', printscreen: 'ééééé' };
  expect((await mock.call(queueskills, 'add', { body })).status).toBe(200);
});

test('the real server answers false, keeps the category, and stores a skill under the id in the body', async () => {
  const mock = startMock({ dialect: 'recorded' });
  expect((await mock.call(queueskills, 'add', { body: { ...skill, id: 7 } })).text).toBe('false');
  expect((await mock.call(queueskills, 'add', { body: { name: 'x', category_name: 'kept', colour: 1 } })).text).toBe(
    'false',
  );
  expect((await mock.call(queueskills, 'view', { id: 7 })).json()).toMatchObject({ name: 'service' });
  expect(mock.world.store.has('queueskillcat', { name: 'kept' })).toBe(true);
  expect((await mock.call(queueskills, 'add', { body: { name: 'y', category_name: 'kept' } })).text).toBe('"1"');
});

test('a category stays when its last skill is deleted', async () => {
  const mock = startMock();
  await mock.call(queueskills, 'add', { body: skill });
  expect((await mock.call(queueskills, 'delete', { id: 1 })).status).toBe(200);
  expect((await mock.call(queueskills, 'list')).status).toBe(204);
  expect(mock.world.store.has('queueskillcat', { name: 'business' })).toBe(true);
});

test.for([
  ['01', 400],
  ['', 400],
  ['abc', 400],
  ['99', 404],
  ['4294967296', 404],
] as const)('delete of id %j answers %i', async ([id, status]) => {
  expect((await startMock().call(queueskills, 'delete', { id })).status).toBe(status);
});

test('view of an unknown skill is 404, and 204 on the real server', async () => {
  expect((await startMock().call(queueskills, 'view', { id: 9 })).status).toBe(404);
  expect((await startMock({ dialect: 'recorded' }).call(queueskills, 'view', { id: 9 })).status).toBe(204);
});

test('the path that the page misspells is an alias in dialect documented only', async () => {
  const misspelt = { ...queueskills, path: 'settings/queuesskills' };
  const seeds = 'documented';
  expect((await startMock({ seeds }).call(misspelt, 'view', { id: 1 })).json()).toMatchObject({ name: 'english' });
  expect((await startMock({ seeds, dialect: 'recorded' }).call(misspelt, 'view', { id: 1 })).status).toBe(404);
});

test('search covers the category too', async () => {
  const answer = await startMock({ seeds: 'documented' }).call(queueskills, 'search', { query: { search: 'LANG' } });
  expect(answer.json()).toHaveLength(2);
});
