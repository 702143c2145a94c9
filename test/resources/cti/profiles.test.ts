import { expect, test } from 'vitest';
import { profiles } from '#resources/cti/profiles.ts';
import { startMock } from '../../support/mock.ts';

test('any act lists the profiles in the order of creation', async () => {
  const mock = startMock();
  for (const act of ['list', 'view', 'add']) {
    expect((await mock.call(profiles, act)).json()).toMatchObject([
      { id: 2, name: 'Client', presence_id: '1', phonehints_id: '1', deletable: true },
      { id: 1 },
      { id: 5 },
      { id: 7 },
    ]);
  }
});

test('a profile that a user has cannot be deleted', async () => {
  const mock = startMock({ seeds: 'documented' });
  mock.world.store.run('UPDATE userfeatures SET cti_profile_id = NULL');
  mock.world.store.run('UPDATE userfeatures SET cti_profile_id = 5 WHERE id = (SELECT min(id) FROM userfeatures)');
  const items = (await mock.call(profiles, 'list')).json();
  expect(items).toMatchObject([
    { deletable: true },
    { deletable: true },
    { id: 5, deletable: false },
    { deletable: true },
  ]);
});

test('an empty list answers 204', async () => {
  const mock = startMock();
  mock.world.store.delete('cti_profile', {});
  expect((await mock.call(profiles, 'list')).status).toBe(204);
});
