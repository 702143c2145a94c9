import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createWorld } from '#seeding/create-world.ts';
import type { StateDocument } from '#seeding/states/state-documents.ts';
import { createApp } from '#server/app.ts';

const entity = (name: string) => ({ name, displayname: name });

const documents: readonly StateDocument[] = [
  { name: 'an entity lab', document: { entities: [entity('lab')] } },
  { name: 'an-entity-annex', document: { entities: [entity('annex')] } },
  { name: 'broken', document: { entities: [entity('half'), {}] } },
  { name: 'misspelt', document: { entities: [{ ...entity('spelt'), contry: 'FR' }] } },
  { name: 'only one entity', document: { _mode: 'replace', tables: { entity: [{ id: 9, name: 'only' }] } } },
];

const header = { authorization: `Basic ${btoa('admin:proformatique')}` };

const answered = z.looseObject({ current: z.array(z.string()).optional(), detail: z.string().optional() });

function start({ strict = false, states = documents } = {}) {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const lines: string[] = [];
  const output = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  const logger = pino({ level: 'warn' }, output);
  const app = createApp(world, { providerStates: { documents: states, strict }, logger });
  onTestFinished(() => app.close());
  const change = async (payload: object, prefix = '') => {
    const answer = await app.inject({ method: 'POST', url: `${prefix}/__admin/provider-states`, payload });
    return { status: answer.statusCode, ...answered.parse(answer.json()) };
  };
  return {
    ...{ app, world, lines, change },
    setUp: (state: string) => change({ action: 'setup', params: {}, state }),
    tearDown: (state: string) => change({ action: 'teardown', params: {}, state }),
    save: (name: string) => app.inject({ method: 'PUT', url: `/__admin/snapshots/${name}` }),
    list: async () => (await app.inject('/__admin/provider-states')).json(),
    request: (query = 'act=list', body?: object) => {
      const url = `/xivo/configuration/json.php/restricted/manage/entity/?${query}`;
      return app.inject({ method: 'POST', url, headers: header, ...(body && { payload: body }) });
    },
    entities: () => world.store.all('entity').map(({ name }) => name),
  };
}

test('a state is a document or a snapshot, and is found by its name in words', async () => {
  const { setUp, save, list, entities, world } = start();
  world.store.update('entity', { id: 1 }, { name: 'saved' });
  await save('the-saved-one');
  expect(await list()).toEqual({
    states: [
      { name: 'an entity lab', kind: 'fixture' },
      { name: 'an-entity-annex', kind: 'fixture' },
      { name: 'broken', kind: 'fixture' },
      { name: 'misspelt', kind: 'fixture' },
      { name: 'only one entity', kind: 'fixture' },
      { name: 'the-saved-one', kind: 'snapshot' },
    ],
    current: [],
  });
  expect(await setUp('an entity: annex')).toMatchObject({ status: 200, current: ['an-entity-annex'] });
  expect(entities()).toEqual(['entity', 'annex']);
  expect(await list()).toMatchObject({ current: ['an-entity-annex'] });
  expect(await setUp('the saved one')).toMatchObject({ current: ['an-entity-annex', 'the-saved-one'] });
  expect(entities()).toEqual(['saved', 'annex']);
});

test('a snapshot hides a document that is the same state', async () => {
  const { setUp, save, list, entities } = start();
  await save('an-entity-lab');
  expect((await list()).states[0]).toEqual({ name: 'an-entity-annex', kind: 'fixture' });
  expect((await list()).states[1]).toEqual({ name: 'an-entity-lab', kind: 'snapshot' });
  await setUp('an entity lab');
  expect(entities()).toEqual(['entity']);
});

test('setting up a state twice is the same as once', async () => {
  const { setUp, entities, world } = start();
  const first = await setUp('an entity lab');
  const image = world.store.image();
  expect(await setUp('an entity lab')).toMatchObject({ status: 200, current: first.current });
  expect(entities()).toEqual(['entity', 'lab']);
  expect(world.store.image().equals(image)).toBe(true);
});

test('states add up until a request to the web services, in any order', async () => {
  const { setUp, request, entities } = start();
  await setUp('an entity lab');
  expect(await setUp('an-entity-annex')).toMatchObject({ current: ['an entity lab', 'an-entity-annex'] });
  expect(entities()).toEqual(['entity', 'lab', 'annex']);
  await setUp('only one entity');
  expect(entities()).toEqual(['only', 'lab', 'annex']);
  await request();
  expect(await setUp('an-entity-annex')).toMatchObject({ current: ['an-entity-annex'] });
  expect(entities()).toEqual(['entity', 'annex']);
});

test('a teardown and any reset begin from the baseline again', async () => {
  const { app, setUp, tearDown, entities } = start();
  await setUp('an entity lab');
  expect(await tearDown('an entity lab')).toMatchObject({ status: 200, current: [] });
  expect(entities()).toEqual(['entity']);
  expect(await tearDown('unknown')).toMatchObject({ status: 200 });
  await setUp('an entity lab');
  await app.inject({ method: 'POST', url: '/__admin/reset' });
  await setUp('an-entity-annex');
  expect(entities()).toEqual(['entity', 'annex']);
});

test('a request that needs no state finds the baseline', async () => {
  const { setUp, request, entities } = start();
  await request('act=add', entity('added'));
  expect(entities()).toEqual(['entity', 'added']);
  expect(await setUp('')).toMatchObject({ status: 200, current: [] });
  expect(entities()).toEqual(['entity']);
  await setUp('an entity lab');
  expect(await setUp('')).toMatchObject({ current: [] });
  expect(entities()).toEqual(['entity']);
});

test('bodies of older verifiers are understood', async () => {
  const { change, entities } = start();
  const both = ['an entity lab', 'an entity annex'];
  expect(await change({ consumer: 'crm', state: both[0], states: [both[0]] })).toMatchObject({
    action: 'setup',
    current: ['an entity lab'],
  });
  expect(await change({ consumer: 'crm', states: both })).toMatchObject({
    current: ['an entity lab', 'an-entity-annex'],
  });
  expect(entities()).toEqual(['entity', 'lab', 'annex']);
  expect(await change({ consumer: 'crm', state: null, states: [null] })).toMatchObject({ status: 200 });
});

test('an unknown state is a 404 with the known ones, which changes nothing', async () => {
  const { setUp, entities } = start();
  await setUp('an entity lab');
  expect(await setUp('an entity labs')).toMatchObject({
    status: 404,
    detail: 'there is no provider state an entity labs; did you mean an entity lab?',
  });
  expect((await setUp('nonsense')).detail).toBe(
    'there is no provider state nonsense; the provider states are an entity lab, an-entity-annex, broken, misspelt and only one entity',
  );
  expect(entities()).toEqual(['entity', 'lab']);
  expect(await setUp('an-entity-annex')).toMatchObject({ current: ['an-entity-annex'] });
  expect((await start({ states: [] }).setUp('a user')).detail).toBe(
    'there is no provider state a user; save a snapshot of this name, or start with --states FOLDER',
  );
});

test('a state that cannot be set up leaves the baseline, and the log says why', async () => {
  const { setUp, entities, lines } = start();
  await setUp('an entity lab');
  const detail = 'the provider state broken cannot be set up: entities[1].name: ';
  expect(await setUp('broken')).toMatchObject({ status: 409, detail: expect.stringContaining(detail) });
  expect(entities()).toEqual(['entity']);
  expect(await setUp('an-entity-annex')).toMatchObject({ current: ['an-entity-annex'] });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { states: ['broken'], msg: expect.stringContaining(detail) },
  ]);
});

test('two states that replace everything cannot be set up together', async () => {
  const { setUp, save, entities } = start();
  await save('saved');
  await setUp('only one entity');
  expect(await setUp('saved')).toMatchObject({
    status: 409,
    detail: 'the provider states only one entity and saved both replace the whole state; set up one of them',
  });
  expect(entities()).toEqual(['only']);
});

test('strict refuses documents with fields that the PBX ignores', async () => {
  expect(await start().setUp('misspelt')).toMatchObject({ status: 200 });
  expect(await start({ strict: true }).setUp('misspelt')).toMatchObject({
    status: 409,
    detail: expect.stringContaining('entities[0].contry: the PBX ignores this field'),
  });
});

test('each world has its own state', async () => {
  const { app, change, list, world } = start();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  expect(await change({ state: 'an entity lab' }, '/w/w1')).toMatchObject({ current: ['an entity lab'] });
  expect(await list()).toMatchObject({ current: [] });
  expect(world.store.count('entity')).toBe(1);
});

test('states are published', async () => {
  const { setUp, save, world } = start();
  await save('saved');
  const position = world.events.latest;
  await setUp('saved');
  await setUp('an entity lab');
  const events = Array.from({ length: world.events.latest - position }, (_, index) =>
    JSON.parse(world.events.jsonAfter(position + index) ?? ''),
  );
  const restored = [
    { type: 'reset', to: 'snapshot:saved' },
    { type: 'snapshot', change: 'restored' },
  ];
  expect(events).toMatchObject([...restored, ...restored, { type: 'fixtures', applied: { entities: 1 } }]);
});

test.each([
  [{}, 'state is missing; it must be the name of a provider state, or empty'],
  [{ state: 7 }, 'state must be a string, but is 7'],
  [{ state: 'a', action: 'tear down' }, 'action must be setup or teardown, but is "tear down"; did you mean teardown?'],
  [{ state: 'a', parms: {} }, 'parms is unknown; did you mean params?'],
])('the body %j is refused', async (body, detail) => {
  expect(await start().change(body)).toMatchObject({ status: 400, detail });
});
