import { expect, test } from 'vitest';
import { queueskillrules } from '#resources/callcenter/settings/queueskillrules.ts';
import { type Mock, startMock } from '../../../support/mock.ts';

function add(mock: Mock, name: unknown, rule: unknown = ['a > 1']) {
  return mock.call(queueskillrules, 'add', { body: { name, rule } });
}

test('a new rule is viewed with its items', async () => {
  const mock = startMock();
  expect((await add(mock, ' meat ', ['saucisse > 75', '$X >= 25'])).text).toBe('"1"');
  expect((await mock.call(queueskillrules, 'view', { id: 1 })).text).toBe(
    '{"id":"1","name":"meat","rule":["saucisse > 75","$X >= 25"]}',
  );
});

test('the list is in text order: accents and case decide last', async () => {
  const mock = startMock();
  for (const name of ['SP ACED', 'g2', 'ex', 'sp aced', 'été', 'g10', 'or']) await add(mock, name);
  const names = (await mock.call(queueskillrules, 'list')).json();
  expect(names).toMatchObject(['été', 'ex', 'g10', 'g2', 'or', 'sp aced', 'SP ACED'].map((name) => ({ name })));
});

test('an item with a semicolon is read back as two items', async () => {
  const mock = startMock();
  await add(mock, 'two', ['a;b > 3']);
  expect((await mock.call(queueskillrules, 'view', { id: 1 })).json()).toMatchObject({ rule: ['a', 'b > 3'] });
});

test.for([
  ['an empty name', ' ', ['a']],
  ['a list as name', ['x'], ['a']],
  ['a name of 65 characters', 'n'.repeat(65), ['a']],
  ['no items', 'n', []],
  ['a number as item', 'n', [7]],
  ['an object as list', 'n', { first: 'a' }],
  ['an item against the grammar', 'n', ['a >']],
  ['a text that begins with a letter beyond ASCII', 'n', 'été'],
] as const)('an add with %s is refused without using up an id', async ([, name, rule]) => {
  const mock = startMock();
  expect(await add(mock, name, rule)).toMatchObject({ status: 400, text: '' });
  expect((await add(mock, 'next')).text).toBe('"1"');
});

test('a rule given as text is its first character', async () => {
  const mock = startMock();
  await add(mock, 'text', 'a > 1');
  expect((await mock.call(queueskillrules, 'view', { id: 1 })).json()).toMatchObject({ rule: ['a'] });
});

test('names are unique and case-sensitive', async () => {
  const mock = startMock();
  expect([await add(mock, 'abc'), await add(mock, 'ABC'), await add(mock, 'abc')].map(({ status }) => status)).toEqual([
    200, 200, 400,
  ]);
});

test('the real server answers 500 to a refused add, and false to a long name', async () => {
  const mock = startMock({ dialect: 'recorded' });
  expect((await add(mock, '')).status).toBe(500);
  expect((await add(mock, 'n'.repeat(65))).text).toBe('false');
});

test('an unknown rule is 404 to view and to delete', async () => {
  const mock = startMock();
  expect((await mock.call(queueskillrules, 'view', { id: 9 })).status).toBe(404);
  expect((await mock.call(queueskillrules, 'delete', { id: 9 })).status).toBe(404);
});

test('the real server views and deletes an unknown rule as if it existed', async () => {
  const mock = startMock({ dialect: 'recorded' });
  expect((await mock.call(queueskillrules, 'view', { id: 9 })).text).toBe('{"rule":[""]}');
  expect((await mock.call(queueskillrules, 'delete', { id: 9 })).status).toBe(200);
  expect((await mock.call(queueskillrules, 'delete', { id: '2147483648' })).status).toBe(500);
});

test('search covers the items of a rule', async () => {
  const mock = startMock();
  await add(mock, 'one', ['english > 50']);
  await add(mock, 'two');
  const found = await mock.call(queueskillrules, 'search', { query: { search: 'ENGLISH' } });
  expect(found.json()).toMatchObject([{ name: 'one' }]);
});
