import { expect, onTestFinished, test } from 'vitest';
import type { Call } from '../../src/call.ts';
import { BadRequest } from '../../src/errors.ts';
import { Query } from '../../src/http/query.ts';
import { newLineName, newProvisioningId } from '../../src/pbx/line-values.ts';
import { changeUsersLine, createLine, deleteLine, linesOf, lineWith } from '../../src/pbx/lines.ts';
import type { Row } from '../../src/store/row.ts';
import { createWorld } from '../../src/world.ts';

function startCall(): Call {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  onTestFinished(() => world.close());
  const request = {
    query: Query.none,
    parameters: Query.none,
    body: Buffer.alloc(0),
    serverAddress: '192.0.2.7',
    told: [],
    ignored: [],
  };
  return { world, store: world.store, mode: 'restricted', ...request };
}

const sip = (name: string, more: object = {}) => ({ protocol: 'sip', name, context: 'default', ...more });

function create(call: Call, name: string, number: string): Row {
  const id = createLine(call, {
    protocol: sip(name, { language: 'fr_FR' }),
    line: { rules_order: 1, number },
    user: 7,
  });
  return line(call, id);
}

function line(call: Call, id: number): Row {
  const row = lineWith(call.store, id);
  if (row === undefined) throw new Error(`no line ${id}`);
  return row;
}

test("a user's line is reachable under its number", () => {
  const call = startCall();
  const { id, iduserfeatures, ipfrom } = create(call, 'a', '1001');
  expect({ id, iduserfeatures, ipfrom }).toEqual({ id: 1, iduserfeatures: 7, ipfrom: '192.0.2.7' });
  const { store } = call;
  const typeval = { type: 'user', typeval: '1', context: 'default' };
  expect(store.first('extenumbers', typeval)).toMatchObject({ id: 48, exten: '1001' });
  expect(store.first('contextnummember', typeval)).toMatchObject({ number: '1001' });
  const entry = { app: 'GoSub', appdata: 'user,s,1(7,1,,fr_FR)', priority: 1 };
  expect(store.first('extensions', { exten: '1001' })).toMatchObject({ id: 42, ...entry });
  expect(store.first('usersip', { name: 'a' })).toMatchObject({ setvar: 'XIVO_USERID=7' });
});

test("a user's line without number has neither rows nor variable", () => {
  const call = startCall();
  create(call, 'a', '');
  expect(call.store.has('contextnummember', { type: 'user' })).toBe(false);
  expect(call.store.first('usersip', { name: 'a' })).toMatchObject({ setvar: '' });
});

test("a user's number lies in a range and is not taken", () => {
  const call = startCall();
  create(call, 'a', '1001');
  expect(() => create(call, 'b', '2001')).toThrow(BadRequest);
  expect(() => create(call, 'b', '1001')).toThrow(BadRequest);
  expect(create(call, 'b', '1002')).toMatchObject({ id: 2, protocolid: 2 });
});

test('a device that is not there uses up the ids of the line', () => {
  const call = startCall();
  const draft = { protocol: sip('a'), line: { rules_order: 1, device: '9' }, user: 7 };
  expect(() => call.store.transaction(() => createLine(call, draft))).toThrow('no device 9');
  expect(create(call, 'a', '')).toMatchObject({ id: 2, protocolid: 2 });
});

test("a user's edit moves the number, or removes it", () => {
  const call = startCall();
  const { id } = create(call, 'a', '1001');
  changeUsersLine(call, line(call, Number(id)), { protocol: {}, line: { number: '1002' }, user: 7 });
  expect(call.store.first('extenumbers', { type: 'user' })).toMatchObject({ id: 48, exten: '1002' });
  expect(call.store.has('extensions', { exten: '1001' })).toBe(false);
  changeUsersLine(call, line(call, Number(id)), { protocol: {}, line: { number: '' }, user: 7 });
  expect(call.store.has('extenumbers', { type: 'user' })).toBe(false);
});

test('a free line that a user takes keeps its variable until the next edit', () => {
  const call = startCall();
  const id = createLine(call, { protocol: sip('a', { setvar: 'A=b' }) });
  const setvars = [1, 2].map(() => {
    changeUsersLine(call, line(call, id), { protocol: {}, line: { number: '1001' }, user: 7 });
    return call.store.first('usersip', { name: 'a' })?.['setvar'];
  });
  expect(setvars).toEqual(['A=b', 'XIVO_USERID=7']);
});

test('a line stays with its owner when another user sends it', () => {
  const call = startCall();
  const { id } = create(call, 'a', '1001');
  changeUsersLine(call, line(call, Number(id)), { protocol: {}, line: { number: '1002' }, user: 8 });
  expect(linesOf(call, 7)).toMatchObject([{ id, number: '1002' }]);
  expect(call.store.first('extensions', { exten: '1002' })).toMatchObject({ appdata: 'user,s,1(7,1,,fr_FR)' });
});

test('a deleted line frees its number', () => {
  const call = startCall();
  deleteLine(call, create(call, 'a', '1001'));
  for (const table of ['linefeatures', 'usersip', 'contextnummember']) expect(call.store.all(table)).toEqual([]);
  expect(create(call, 'b', '1001')).toMatchObject({ id: 2 });
});

test('a made-up name is free', () => {
  const call = startCall();
  const names = Array.from({ length: 3 }, () => newLineName(call.world));
  expect(new Set(names).size).toBe(3);
  expect(names.every((name) => /^[0-9a-z]{6}$/.test(name))).toBe(true);
});

test('a provisioning code is the next free one, from the first again behind the last', () => {
  const { world, store } = startCall();
  const draw = () => world.random.between(100001, 199999);
  let [position, drawn] = [world.random.position, draw()];
  while (drawn < 199990) [position, drawn] = [world.random.position, draw()];
  const take = (provisioningid: number) =>
    store.insert('linefeatures', {
      protocol: 'sip',
      protocolid: provisioningid,
      name: `line${provisioningid}`,
      context: 'default',
      provisioningid,
    });
  for (let id = drawn; id < 199999; id += 1) take(id);
  const next = () => {
    world.random.rewind(position);
    return newProvisioningId(world);
  };
  expect(next()).toBe(199999);
  take(199999);
  expect(next()).toBe(100001);
  take(100001);
  expect(next()).toBe(100002);
});

test('a number whose dialplan entry is gone gets one with the next change', () => {
  const call = startCall();
  const { id } = create(call, 'a', '1001');
  call.store.delete('extensions', { exten: '1001' });
  changeUsersLine(call, line(call, Number(id)), { protocol: {}, line: { number: '1002' }, user: 7 });
  expect(call.store.first('extensions', { exten: '1002' })).toMatchObject({ appdata: 'user,s,1(7,1,,fr_FR)' });
  expect(call.store.first('extenumbers', { type: 'user' })).toMatchObject({ id: 48, exten: '1002' });
});
