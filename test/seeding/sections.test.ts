import { expect, test } from 'vitest';
import { resources } from '#resources/index.ts';
import { exportFixtures } from '#seeding/export.ts';
import { bodySections, documentSchema, fixtureOrder } from '#seeding/sections.ts';
import { startMock } from '../support/mock.ts';

test('every resource with an act add has a unique name in documents', () => {
  const { store } = startMock().world;
  const names = resources.flatMap(({ acts, fixture, path }) => (acts['add'] === undefined ? [] : [fixture ?? path]));
  expect(fixtureOrder.filter((name) => !names.includes(name))).toEqual([]);
  expect(names).toHaveLength(new Set([...names, ...store.tables]).size - store.tables.length);
});

test('entities and contexts are added first, and members before their groups', () => {
  const names = bodySections('documented').map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['entities', 'contexts']);
  expect(names.filter((name) => ['voicemails', 'lines', 'users', 'groups', 'queues', 'agents'].includes(name))).toEqual(
    ['voicemails', 'lines', 'users', 'agents', 'groups', 'queues'],
  );
});

test.for(['documented', 'fresh', 'empty'])('the schema accepts the export of profile %s', (seeds) => {
  const { store, dialect } = startMock({ seeds }).world;
  store.delete('cel', {});
  expect(documentSchema(store, dialect).safeParse(exportFixtures(store)).error).toBeUndefined();
});
