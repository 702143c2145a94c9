import { expect, test } from 'vitest';
import { overviewKinds } from '#pbx/overview/kinds.ts';
import { type Mock, startMock } from '../support/mock.ts';

interface Page {
  readonly total: number;
  readonly items: readonly { readonly id: number; readonly context?: string; readonly number?: string }[];
}

async function get(mock: Mock, path: string) {
  return (await mock.app.inject(`/__admin/pbx${path}`)).json();
}

test('the objects of each kind are counted as their list counts them', async () => {
  const mock = startMock({ seeds: 'documented' });
  const { counts } = await get(mock, '');
  for (const { name } of overviewKinds) expect(counts[name]).toBe((await get(mock, `/${name}?limit=0`)).total);
  expect(counts).toMatchObject({ users: 7, queues: 4, devices: 4 });
});

test.each(overviewKinds.map(({ name }) => name))('an id selects one of the %s', async (name) => {
  const mock = startMock({ seeds: 'documented' });
  const { items }: Page = await get(mock, `/${name}`);
  for (const item of items.slice(0, 3)) {
    expect(await get(mock, `/${name}?id=${item.id}`)).toMatchObject({ total: 1, items: [item] });
  }
  expect(await get(mock, `/${name}?id=9999`)).toMatchObject({ total: 0, items: [] });
});

test('a user is found by the number and by the name of a line', async () => {
  const mock = startMock({ seeds: 'documented' });
  expect(await get(mock, '/users?search=1001')).toMatchObject({ total: 1, items: [{ id: 1 }] });
  expect(await get(mock, '/users?search=eu9nbm')).toMatchObject({ total: 1, items: [{ id: 1 }] });
});

test('a context selects its numbers, the empty one the codes of features', async () => {
  const mock = startMock({ seeds: 'documented' });
  const { items }: Page = await get(mock, '/numbers?context=default');
  expect(new Set(items.map(({ context }) => context))).toEqual(new Set(['default']));
  const features: Page = await get(mock, '/numbers?context=');
  expect(features.items.map(({ number }) => number)).toContain('*10');
  const { total }: Page = await get(mock, '/numbers');
  expect(items.length + features.total).toBeLessThanOrEqual(total);
});

test('the ranges of a context say which numbers are free', async () => {
  const mock = startMock({ seeds: 'documented' });
  const { contexts } = await get(mock, '/numbers?limit=0');
  expect(contexts[0].ranges).toContainEqual({
    type: 'group',
    first: '2000',
    last: '2099',
    used: 1,
    freeCount: 99,
    free: [
      { first: '2000', last: '2000' },
      { first: '2002', last: '2099' },
    ],
  });
});
