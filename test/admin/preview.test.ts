import { expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf, readsOnly } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { dump, startMock } from '../support/mock.ts';

const reading = new Registry(resources, 'documented').resources.flatMap((resource) =>
  Object.keys(resource.acts)
    .filter((act) => readsOnly(resource, act))
    .map((act) => ({ resource, act, operation: operationOf(resource, act) })),
);

test('an operation that only reads is answered as by the web service', async () => {
  const { app, call } = startMock({ seeds: 'documented' });
  const viewed = await call(entity, 'view', { id: 1 });
  expect((await app.inject('/__admin/preview?operation=xivo/configuration/manage/entity:view&id=1')).json()).toEqual({
    operation: 'xivo/configuration/manage/entity:view',
    url: '/xivo/configuration/json.php/restricted/manage/entity/?act=view&id=1',
    status: 200,
    body: viewed.json(),
  });
});

test('an answer without a body has a reason; parameters are passed on as they were sent', async () => {
  const { app } = startMock();
  const preview = async (query: string) => (await app.inject(`/__admin/preview?operation=${query}`)).json();
  expect(await preview('xivo/configuration/manage/entity:view&id=99')).toMatchObject({
    status: 404,
    reason: { message: 'there is no entity with id "99"', field: 'id', value: '99' },
  });
  expect(await preview('xivo/configuration/manage/entity:search&act=list&search=a%26b+c')).toMatchObject({
    url: '/xivo/configuration/json.php/restricted/manage/entity/?act=search&search=a%26b+c',
    status: 204,
    reason: { message: expect.stringContaining('"a&b c"') },
  });
  expect(await preview('xivo/configuration/check:check')).toMatchObject({ status: 200, body: 'OK' });
});

test('a body that is null is null, not text', async () => {
  const { app } = startMock({ seeds: 'documented' });
  const preview = await app.inject('/__admin/preview?operation=ipbx/general_settings/sip:list');
  expect(preview.json()).toMatchObject({ status: 200, body: null });
});

test.for(['documented', 'recorded'] as const)('a preview leaves no trace: %s', async (dialect) => {
  const mock = startMock({ seeds: 'documented', dialect });
  const { app, world } = mock;
  // Listing devices publishes those that only the provisioning daemon knows.
  world.store.update('devicefeatures', { id: 1 }, { listed: 0, provdname: 'autoprov1' });
  const before = [dump(mock), [...world.store.sequences.entries()], world.random.position];
  for (const { resource, operation } of reading) {
    if (resource.served !== undefined && !resource.served[dialect].value) continue;
    const url = `/__admin/preview?operation=${operation}&id=1&search=a&idbeg=1`;
    expect((await app.inject(url)).statusCode, operation).toBe(200);
  }
  expect([dump(mock), [...world.store.sequences.entries()], world.random.position]).toEqual(before);
  expect([world.journal.total, world.effects.count, world.events.latest]).toEqual([0, 0, 0]);
  expect((await app.inject('/__admin/metrics')).body).not.toMatch(/operation="ipbx/);
});

test.each([
  ['ipbx/pbx_settings/users:delete', 'can change the PBX'],
  ['ipbx/control_system/reload:reload', 'can change the PBX'],
  ['xivo/configuration/provisioning/autoprov:configure', 'can change the PBX'],
  ['users:vie', 'did you mean ipbx/pbx_settings/users:view?'],
  ['nonsense', 'GET /__admin/operations lists them'],
])('the operation %s is refused', async (operation, words) => {
  const { app } = startMock();
  const answer = (await app.inject(`/__admin/preview?operation=${operation}&id=1`)).json();
  expect(answer).toMatchObject({ status: 400, errors: [{ at: 'operation' }] });
  expect(answer.detail).toContain(words);
});

test('a missing operation is refused', async () => {
  const { app } = startMock();
  expect((await app.inject('/__admin/preview')).json().detail).toBe('operation is missing; it must be a string');
});
