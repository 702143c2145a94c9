import { expect, test } from 'vitest';
import { resolvconf } from '#resources/xivo/configuration/network/resolvconf.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const names = { hostname: 'XiVO', domain: 'example', nameserver1: '192.0.2.1', nameserver2: '', nameserver3: 'ns' };
const save = async (mock: Mock, body: unknown) => (await mock.call(resolvconf, 'save', { body })).status;
const view = async (mock: Mock) => (await mock.call(resolvconf, 'view')).json();

test('a save replaces everything, and the host name is in lower case', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await save(mock, { ...names, search: ' a  b.c ' })).toBe(200);
  const saved = { ...names, hostname: 'xivo', nameserver2: null, search: ['a', 'b.c'], description: '' };
  expect(await view(mock)).toEqual(saved);
  expect(await save(mock, names)).toBe(200);
  expect(await view(mock)).toEqual({ ...saved, search: null });
});

test.for([
  { hostname: 'a.b' },
  { hostname: '' },
  { domain: '' },
  { nameserver2: null },
  { nameserver1: 'no host!' },
  { search: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  { search: ['a', []] },
  { search: 'no_host' },
])('a save with %j is refused', async (part) => {
  const mock = startMock({ seeds: 'documented' });
  const before = await view(mock);
  expect(await save(mock, { ...names, ...part })).toBe(400);
  expect(await view(mock)).toEqual(before);
});

test('a view with a missing name server cannot be saved unchanged', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await save(mock, await view(mock))).toBe(400);
});

test('edit is not an act and answers the view', async () => {
  const mock = startMock();
  expect((await mock.call(resolvconf, 'edit', { body: names })).json()).toMatchObject({ hostname: '' });
});
