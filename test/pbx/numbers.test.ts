import { expect, test } from 'vitest';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
import {
  checkNumber,
  extensionJson,
  membershipJson,
  type NumberOwner,
  removeNumber,
  writeNumber,
} from '#pbx/numbers/numbers.ts';
import { startMock } from '../support/mock.ts';

const group: NumberOwner = { type: 'group', id: 3 };
const incall: NumberOwner = { type: 'incall', id: 1 };
const openStore = () => startMock().world.store;
const inDefault = { type: 'group', context: 'default' } as const;

test('a written number is stored in the tables that views read', () => {
  const store = openStore();
  writeNumber(store, group, { context: 'default', number: '1001', appdata: 'group,s,1(3,)' });
  expect(extensionJson(store, group)).toEqual({
    id: 48,
    exten: '1001',
    extenhash: 'dd01903921ea24941c26a48f2cec24e0bb0e8cc7',
    context: 'default',
    type: 'group',
    typeval: '3',
    extenbrut: '1001',
  });
  expect(membershipJson(store, group)).toEqual({ context: 'default', type: 'group', typeval: '3', number: '1001' });
  expect(store.first('extensions', { exten: '1001' })).toMatchObject({
    priority: 1,
    app: 'GoSub',
    appdata: 'group,s,1(3,)',
  });
});

test('a pattern is stored with a leading underscore, and without it in the context', () => {
  const store = openStore();
  writeNumber(store, incall, { context: 'from-extern', number: '5XX', appdata: 'did,s,1(_5XX)' });
  expect(extensionJson(store, incall)).toMatchObject({ exten: '5XX', extenbrut: '_5XX' });
  expect(membershipJson(store, incall)).toMatchObject({ number: '5XX' });
});

test('a changed number keeps the rows of its owner', () => {
  const store = openStore();
  writeNumber(store, group, { context: 'default', number: '200', appdata: 'group,s,1(3,)' });
  writeNumber(store, group, { context: 'default', number: '201', appdata: 'group,s,1(3,)' });
  expect(extensionJson(store, group)).toMatchObject({ id: 48, exten: '201' });
  expect(store.all('extensions', { context: 'default' })).toMatchObject([{ exten: '201' }]);
});

test('clearing the number keeps a group in its context and removes a line', () => {
  const store = openStore();
  const line: NumberOwner = { type: 'user', id: 4 };
  for (const [owner, number] of [
    [group, '200'],
    [line, '100'],
  ] as const) {
    writeNumber(store, owner, { context: 'default', number, appdata: '' });
    writeNumber(store, owner, { context: 'default', number: '', appdata: '' });
    expect(extensionJson(store, owner)).toBe(false);
  }
  expect(membershipJson(store, group)).toMatchObject({ number: '' });
  expect(membershipJson(store, line)).toBe(false);
  expect(store.all('extensions', { context: 'default' })).toEqual([]);
});

test('a removed number is free again', () => {
  const store = openStore();
  writeNumber(store, group, { context: 'default', number: '200', appdata: '' });
  expect(() => checkNumber(store, { ...inDefault, number: '200' })).toThrow('already used by group 3');
  removeNumber(store, group);
  checkNumber(store, { ...inDefault, number: '200' });
  expect(membershipJson(store, group)).toBe(false);
});

test('the owner of a number may keep it', () => {
  const store = openStore();
  writeNumber(store, group, { context: 'default', number: '200', appdata: '' });
  checkNumber(store, { ...inDefault, number: '200', owner: group });
});

test('a feature code is taken in every context', () => {
  const store = openStore();
  store.insert('contextnumbers', { context: 'default', type: 'group', numberbeg: '700', numberend: '' });
  expect(() => checkNumber(store, { ...inDefault, number: '700' })).toThrow('already used by generalfeatures parkext');
});

test('a number must be in a range of its type, an empty one needs only the context', () => {
  const store = openStore();
  expect(() => checkNumber(store, { type: 'group', context: 'from-extern', number: '500' })).toThrow(
    'outside the ranges',
  );
  checkNumber(store, { type: 'group', context: 'from-extern', number: '' });
  expect(() => checkNumber(store, { type: 'group', context: 'Default', number: '' })).toThrow('there is no context');
});

test('the pattern of an outcall needs no range', () => {
  const store = openStore();
  checkNumber(store, { type: 'outcall', context: 'to-extern', number: '0X.' });
  writeNumber(store, { type: 'outcall', id: 9 }, { context: 'to-extern', number: '0X.', appdata: '' });
  expect(() => checkNumber(store, { type: 'outcall', context: 'to-extern', number: '_0X.' })).toThrow(
    'already used by dial pattern',
  );
  expect(store.all('contextnummember')).toEqual([]);
});

test('the reason of a refused number names the field and the rule', () => {
  expect(() => checkNumber(openStore(), { ...inDefault, number: '9', field: 'groupfeatures.number' })).toThrow(
    expect.objectContaining({ reason: expect.objectContaining({ field: 'groupfeatures.number', rule: 'range' }) }),
  );
});

test('an object is in one context per varname', () => {
  const store = openStore();
  const member = { type: 'outcall', typeval: 1, varname: 'context' };
  joinContext(store, { context: 'default', ...member });
  joinContext(store, { context: 'to-extern', ...member });
  expect(store.all('contextmember')).toEqual([{ context: 'to-extern', ...member, typeval: '1' }]);
  leaveContexts(store, { type: 'outcall', typeval: 1 });
  expect(store.all('contextmember')).toEqual([]);
});

test('an unknown context is refused, with the field', () => {
  expect(() => requireContext(openStore(), 'nowhere', 'outcall.context')).toThrow('there is no context "nowhere"');
});
