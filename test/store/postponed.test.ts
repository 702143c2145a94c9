import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import type { Postponed } from '#store/postponed.ts';
import type { Store } from '#store/store.ts';
import { Worlds } from '#world/worlds.ts';

function documented() {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  onTestFinished(() => world.close());
  return world;
}

/** Ids and first text of the call records, which are written when they are looked at. */
function recordsOf(store: Store) {
  return store.select(
    'SELECT count(*) AS records, min(id) AS first, max(id) AS last, max(eventtime) AS newest FROM cel',
  )[0];
}

test('the documented call records are there when they are looked at, and the next one comes after them', () => {
  const { store } = documented();
  expect(store.sequences.peek('cel')).toBe(1);
  expect(recordsOf(store)).toMatchObject({
    records: 22_000,
    first: 1,
    last: 22_000,
    newest: expect.stringMatching(/^2012-02-29/),
  });
  expect(store.sequences.peek('cel')).toBe(22_001);
});

test('a transaction that is undone leaves them to be written again, with the same ids', () => {
  const { store } = documented();
  const before = recordsOf(documented().store);
  expect(() =>
    store.transaction(() => {
      recordsOf(store);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(recordsOf(store)).toEqual(before);
});

test('a reset after somebody has looked at them keeps them, and what is written later is gone', () => {
  const world = documented();
  const before = recordsOf(world.store);
  world.store.delete('cel', { id: 1 });
  for (let resets = 0; resets < 2; resets += 1) {
    world.reset();
    expect(world.store.postponedInBaseline).toBeUndefined();
    expect(recordsOf(world.store)).toEqual(before);
    expect(world.store.sequences.peek('cel')).toBe(22_001);
    world.store.delete('cel', {});
  }
});

test('an image has them, and a restored state without them stays so until the reset', () => {
  const world = documented();
  const empty = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => empty.close());
  world.restore(empty.store.image());
  expect(recordsOf(world.store)).toMatchObject({ records: 0 });
  world.reset();
  expect(recordsOf(world.store)).toMatchObject({ records: 22_000 });
  const { store } = documented();
  const image = store.image();
  world.restore(image);
  expect(recordsOf(world.store)).toMatchObject({ records: 22_000 });
});

test('a world from the baseline has them too, though its image is small', () => {
  const worlds = new Worlds(documented());
  const { store } = worlds.default;
  const image = store.baselineImage();
  expect(image.length).toBeLessThan(4_000_000);
  const guest = worlds.create({ id: 'guest', image, postponed: store.postponedInBaseline, idleMs: 1000 });
  onTestFinished(() => void worlds.delete('guest'));
  expect(recordsOf(guest.store)).toMatchObject({ records: 22_000 });
  guest.reset();
  expect(recordsOf(guest.store)).toMatchObject({ records: 22_000 });
});

test('rows that are put off are written when their table is looked at, no other, and only once', () => {
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => store.close());
  let written = 0;
  const rows: Postponed<Store> = {
    table: 'queueskill',
    write: (target) => {
      written += 1;
      target.insert('queueskill', { catid: 1, name: 'x', description: '' });
    },
  };
  store.postpone(rows);
  expect(store.count('queueskillcat')).toBe(0);
  expect(written).toBe(0);
  expect(store.count('queueskill')).toBe(1);
  expect([store.count('queueskill'), written]).toEqual([1, 1]);
});

test('ids that were handed out before the postponed rows were written are not handed out again', () => {
  const { store } = documented();
  store.sequences.raise('cel', 30_000);
  expect(recordsOf(store)).toMatchObject({ first: 1, last: 22_000 });
  expect(store.sequences.peek('cel')).toBe(30_001);
});
