import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { changedTables } from '#store/changes/changed-tables.ts';
import { RowChanges } from '#store/changes/row-changes.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';

const skill = { catid: 1, name: 'english', description: null, printscreen: null };

function newStore(): Store {
  const store = Store.inMemory(readSchema());
  store.insert('queueskillcat', { name: 'old' });
  store.insert('queueskill', skill);
  return store;
}

/** The changes that a transaction collects. */
function changesOf(work: (store: Store) => void, store = newStore()) {
  const changes = new RowChanges();
  try {
    store.transaction(() => work(store), changes);
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
  }
  return changedTables(changes, store.anyTables());
}

const refuse = () => {
  throw new BadRequest({ message: 'no' });
};

test('an added row has the defaults of the columns that were left out', () => {
  const row = { name: 'paris', displayname: '', phonenumber: '', faxnumber: '', email: '', url: '', address1: '' };
  const rest = { address2: '', city: '', state: '', zipcode: '', country: '', disable: 0, dcreate: 0, description: '' };
  const added = [{ id: 1, ...row, ...rest }];
  const store = newStore();
  expect(changesOf(() => store.insert('entity', { name: 'paris' }), store)).toEqual({
    entity: { added, removed: [], changed: [] },
  });
  expect(store.all('entity')).toEqual(added);
});

test('a changed row is shown before and after, a removed one as it was', () => {
  const changes = changesOf((store) => {
    store.update('queueskill', { id: 1 }, { name: 'french' });
    store.delete('queueskillcat', { id: 1 });
  });
  expect(changes).toEqual({
    queueskillcat: { added: [], removed: [{ id: 1, name: 'old' }], changed: [] },
    queueskill: {
      added: [],
      removed: [],
      changed: [{ from: { id: 1, ...skill }, to: { id: 1, ...skill, name: 'french' } }],
    },
  });
});

test.each<[string, (store: Store) => void, object]>([
  [
    'added, then changed: added',
    (store) => store.update('queueskillcat', { id: store.insert('queueskillcat', { name: 'a' }) }, { name: 'b' }),
    { queueskillcat: { added: [{ id: 2, name: 'b' }], removed: [], changed: [] } },
  ],
  [
    'added, then removed: nothing',
    (store) => store.delete('queueskillcat', { id: store.insert('queueskillcat', { name: 'a' }) }),
    {},
  ],
  [
    'changed twice: changed',
    (store) => {
      store.update('queueskillcat', { id: 1 }, { name: 'a' });
      store.update('queueskillcat', { name: 'a' }, { name: 'b' });
    },
    {
      queueskillcat: { added: [], removed: [], changed: [{ from: { id: 1, name: 'old' }, to: { id: 1, name: 'b' } }] },
    },
  ],
  [
    'changed, then removed: removed as it was before',
    (store) => {
      store.update('queueskillcat', { id: 1 }, { name: 'a' });
      store.delete('queueskillcat', { id: 1 });
    },
    { queueskillcat: { added: [], removed: [{ id: 1, name: 'old' }], changed: [] } },
  ],
  [
    'removed, then added with the same key: changed',
    (store) => {
      store.delete('queueskillcat', { id: 1 });
      store.insert('queueskillcat', { id: 1, name: 'new' });
    },
    {
      queueskillcat: {
        added: [],
        removed: [],
        changed: [{ from: { id: 1, name: 'old' }, to: { id: 1, name: 'new' } }],
      },
    },
  ],
  ['written with the same values: nothing', (store) => store.update('queueskillcat', { id: 1 }, { name: 'old' }), {}],
  [
    'another key: the row with the old key is removed',
    (store) => store.update('queueskillcat', { id: 1 }, { id: 9 }),
    { queueskillcat: { added: [{ id: 9, name: 'old' }], removed: [{ id: 1, name: 'old' }], changed: [] } },
  ],
])('a row that is %s', (_, work, expected) => {
  expect(changesOf(work)).toEqual(expected);
});

test('a row that is written again elsewhere in its table, with the same primary key, is a changed one', () => {
  const store = newStore();
  const member = { category: 'pickup', membertype: 'user', memberid: 3 } as const;
  for (const pickupid of [1, 2]) store.insert('pickupmember', { pickupid, ...member });
  const rewrite = () => {
    store.delete('pickupmember', { pickupid: 1 });
    store.insert('pickupmember', { pickupid: 1, ...member });
  };
  expect(changesOf(rewrite, store)).toEqual({});
});

test('a row that moves to the end of its table is followed', () => {
  const store = newStore();
  store.changedRowsGoLast = true;
  for (const id of [1, 2]) store.insert('pickup', { id, name: `p${id}` });
  const work = () => {
    store.update('pickup', { id: 1 }, { name: 'a' });
    store.update('pickup', { id: 1 }, { description: 'b' });
  };
  const row = { id: 1, name: 'p1', commented: 0, description: '' };
  expect(changesOf(work, store)).toEqual({
    pickup: { added: [], removed: [], changed: [{ from: row, to: { ...row, name: 'a', description: 'b' } }] },
  });
});

test('a transaction that is rolled back has no changes', () => {
  const work = (store: Store) => {
    store.update('queueskillcat', { id: 1 }, { name: 'a' });
    refuse();
  };
  expect(changesOf(work)).toEqual({});
});

test('changes that are kept although the rest is rolled back are shown', () => {
  const work = (store: Store) => {
    store.update('queueskillcat', { id: 1 }, { name: 'a' });
    store.keepWritesSoFar();
    store.update('queueskillcat', { id: 1 }, { name: 'b' });
    refuse();
  };
  expect(changesOf(work)).toEqual({
    queueskillcat: { added: [], removed: [], changed: [{ from: { id: 1, name: 'old' }, to: { id: 1, name: 'a' } }] },
  });
});

test('an inner transaction adds its changes, unless it is rolled back', () => {
  const inner = (store: Store, name: string, isRefused: boolean) => {
    try {
      store.transaction(() => {
        store.insert('queueskillcat', { name });
        store.update('queueskillcat', { id: 1 }, { name: `of ${name}` });
        if (isRefused) refuse();
      });
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
    }
  };
  const work = (store: Store) => {
    inner(store, 'a', false);
    inner(store, 'b', true);
  };
  expect(changesOf(work)).toEqual({
    queueskillcat: {
      added: [{ id: 2, name: 'a' }],
      removed: [],
      changed: [{ from: { id: 1, name: 'old' }, to: { id: 1, name: 'of a' } }],
    },
  });
});

test('a statement that the database refuses is not a change', () => {
  const work = (store: Store) => {
    expect(() => store.insert('queueskillcat', { name: 'old' })).toThrow(BadRequest);
    expect(() => store.update('queueskill', { id: 1 }, { catid: 'one' })).toThrow(BadRequest);
  };
  expect(changesOf(work)).toEqual({});
});

test('of a transaction that changes many rows, 200 are kept and the others counted', () => {
  const store = newStore();
  for (let number = 0; number < 149; number += 1) store.insert('queueskillcat', { name: `n${number}` });
  const changes = changesOf(() => {
    for (let number = 0; number < 100; number += 1) store.insert('entity', { name: `e${number}` });
    for (let id = 1; id <= 150; id += 1) store.update('queueskillcat', { id }, { name: `m${id}` });
    store.delete('queueskillcat', { name: 'm1' });
    store.delete('queueskillcat', { name: 'm149' });
    store.delete('entity', { id: 1 });
    store.insert('queueskillcat', { name: 'last' });
  }, store);
  expect(changes['entity']?.added).toHaveLength(99);
  const { added, removed, changed, omitted } = changes['queueskillcat'] ?? {};
  expect({ added, removed, changed: changed?.length, omitted }).toEqual({
    added: [],
    removed: [{ id: 1, name: 'old' }],
    changed: 99,
    omitted: { added: 1, removed: 1, changed: 49 },
  });
});

test('of long rows, about 256 KiB are kept and the others counted', () => {
  const changes = changesOf((store) => {
    for (let number = 0; number < 10; number += 1)
      store.insert('queueskillrule', { name: `n${number}`, rule: 'x'.repeat(50_000) });
  });
  expect(changes['queueskillrule']?.added).toHaveLength(5);
  expect(changes['queueskillrule']?.omitted).toEqual({ added: 5, removed: 0, changed: 0 });
});

test('a transaction that does not ask for changes collects none', () => {
  const store = newStore();
  const changes = new RowChanges();
  store.transaction(() => undefined, changes);
  store.transaction(() => store.delete('queueskillcat', {}));
  expect(changes.isEmpty).toBe(true);
});

test('the values of updates count, too', () => {
  const changes = new RowChanges();
  const store = newStore();
  const description = 'x'.repeat(100 * 1024);
  store.transaction(() => {
    for (const mark of 'abc') store.update('queueskill', { id: 1 }, { description: mark + description });
  }, changes);
  expect(changes.bytes).toBeGreaterThan(256 * 1024);
  expect(changedTables(changes, store.anyTables())).toEqual({
    queueskill: { added: [], removed: [], changed: [], omitted: { added: 0, removed: 0, changed: 1 } },
  });
});
