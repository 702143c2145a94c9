import { expect, onTestFinished, test } from 'vitest';
import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { changeUsersLine, createLine, deleteLine, linesOf, lineWith } from '#pbx/lines/lines.ts';
import { newLineName, newProvisioningId } from '#pbx/lines/values.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Rows } from '#store/schema/rows.ts';
import { Query } from '#wire/query.ts';

function startCall(): ActRequest {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  onTestFinished(() => world.close());
  const request = {
    query: Query.none,
    parameters: Query.none,
    body: Buffer.alloc(0),
    serverAddress: '192.0.2.7',
    commands: [],
    ignored: [],
  };
  const { store, dialect, clock, random } = world;
  return { store, dialect, clock, random, mode: 'restricted', ...request };
}

const sip = (name: string, more: object = {}) => ({ protocol: 'sip', name, context: 'default', ...more });

function create(request: ActRequest, name: string, number: string): Rows['linefeatures'] {
  const id = createLine(request, {
    protocol: sip(name, { language: 'fr_FR' }),
    line: { rules_order: 1, number },
    user: 7,
  });
  return line(request, id);
}

function line(request: ActRequest, id: number): Rows['linefeatures'] {
  const row = lineWith(request.store, id);
  if (row === undefined) throw new Error(`no line ${id}`);
  return row;
}

test("a user's line is reachable under its number", () => {
  const request = startCall();
  const { id, iduserfeatures, ipfrom } = create(request, 'a', '1001');
  expect({ id, iduserfeatures, ipfrom }).toEqual({ id: 1, iduserfeatures: 7, ipfrom: '192.0.2.7' });
  const { store } = request;
  const typeval = { type: 'user', typeval: '1', context: 'default' };
  expect(store.first('extenumbers', typeval)).toMatchObject({ id: 48, exten: '1001' });
  expect(store.first('contextnummember', typeval)).toMatchObject({ number: '1001' });
  const entry = { app: 'GoSub', appdata: 'user,s,1(7,1,,fr_FR)', priority: 1 };
  expect(store.first('extensions', { exten: '1001' })).toMatchObject({ id: 42, ...entry });
  expect(store.first('usersip', { name: 'a' })).toMatchObject({ setvar: 'XIVO_USERID=7' });
});

test("a user's line without a number has no number rows and no variable", () => {
  const request = startCall();
  create(request, 'a', '');
  expect(request.store.has('contextnummember', { type: 'user' })).toBe(false);
  expect(request.store.first('usersip', { name: 'a' })).toMatchObject({ setvar: '' });
});

test("a user's number must be in a range and free", () => {
  const request = startCall();
  create(request, 'a', '1001');
  expect(() => create(request, 'b', '2001')).toThrow(BadRequest);
  expect(() => create(request, 'b', '1001')).toThrow(BadRequest);
  expect(create(request, 'b', '1002')).toMatchObject({ id: 2, protocolid: 2 });
});

test('a missing device consumes the ids of the line', () => {
  const request = startCall();
  const draft = { protocol: sip('a'), line: { rules_order: 1, device: '9' }, user: 7 };
  expect(() => request.store.transaction(() => createLine(request, draft))).toThrow('no device 9');
  expect(create(request, 'a', '')).toMatchObject({ id: 2, protocolid: 2 });
});

test("a user's edit moves the number, or removes it", () => {
  const request = startCall();
  const { id } = create(request, 'a', '1001');
  changeUsersLine(request, line(request, Number(id)), { protocol: {}, line: { number: '1002' }, user: 7 });
  expect(request.store.first('extenumbers', { type: 'user' })).toMatchObject({ id: 48, exten: '1002' });
  expect(request.store.has('extensions', { exten: '1001' })).toBe(false);
  changeUsersLine(request, line(request, Number(id)), { protocol: {}, line: { number: '' }, user: 7 });
  expect(request.store.has('extenumbers', { type: 'user' })).toBe(false);
});

test('a free line that is attached to a user keeps its variable until the next edit', () => {
  const request = startCall();
  const id = createLine(request, { protocol: sip('a', { setvar: 'A=b' }) });
  const setvars = [1, 2].map(() => {
    changeUsersLine(request, line(request, id), { protocol: {}, line: { number: '1001' }, user: 7 });
    return request.store.first('usersip', { name: 'a' })?.['setvar'];
  });
  expect(setvars).toEqual(['A=b', 'XIVO_USERID=7']);
});

test('a line keeps its owner when another user sends it', () => {
  const request = startCall();
  const { id } = create(request, 'a', '1001');
  changeUsersLine(request, line(request, Number(id)), { protocol: {}, line: { number: '1002' }, user: 8 });
  expect(linesOf(request, 7)).toMatchObject([{ id, number: '1002' }]);
  expect(request.store.first('extensions', { exten: '1002' })).toMatchObject({ appdata: 'user,s,1(7,1,,fr_FR)' });
});

test('a deleted line frees its number', () => {
  const request = startCall();
  deleteLine(request, create(request, 'a', '1001'));
  for (const table of ['linefeatures', 'usersip', 'contextnummember'] as const)
    expect(request.store.all(table)).toEqual([]);
  expect(create(request, 'b', '1001')).toMatchObject({ id: 2 });
});

test('a generated name is free', () => {
  const request = startCall();
  const names = Array.from({ length: 3 }, () => newLineName(request));
  expect(new Set(names).size).toBe(3);
  expect(names.every((name) => /^[0-9a-z]{6}$/.test(name))).toBe(true);
});

test('the provisioning code is the next free one, and wraps around after the last', () => {
  const { random, store } = startCall();
  const draw = () => random.between(100001, 199999);
  let [position, drawn] = [random.position, draw()];
  while (drawn < 199990) [position, drawn] = [random.position, draw()];
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
    random.rewind(position);
    return newProvisioningId({ random, store });
  };
  expect(next()).toBe(199999);
  take(199999);
  expect(next()).toBe(100001);
  take(100001);
  expect(next()).toBe(100002);
});

test('a missing dialplan entry is restored by the next change of the number', () => {
  const request = startCall();
  const { id } = create(request, 'a', '1001');
  request.store.delete('extensions', { exten: '1001' });
  changeUsersLine(request, line(request, Number(id)), { protocol: {}, line: { number: '1002' }, user: 7 });
  expect(request.store.first('extensions', { exten: '1002' })).toMatchObject({ appdata: 'user,s,1(7,1,,fr_FR)' });
  expect(request.store.first('extenumbers', { type: 'user' })).toMatchObject({ id: 48, exten: '1002' });
});
