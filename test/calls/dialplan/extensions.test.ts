import { expect, test } from 'vitest';
import { contextsFrom, findExtension, whyUnknown } from '#calls/dialplan/extensions.ts';
import type { Store } from '#store/store.ts';
import { documentedStore, giveNumber } from './store.ts';

function addOutcall(store: Store, name: string, exten: string): { outcall: number; pattern: number } {
  const outcall = store.insert('outcall', { name, context: 'to-extern', description: '' });
  const pattern = store.insert('dialpattern', { type: 'outcall', typeid: outcall, exten });
  giveNumber(store, exten, 'to-extern', { type: 'outcall', id: pattern });
  return { outcall, pattern };
}

test('the number of a user is found with user and line', () => {
  expect(findExtension(documentedStore(), '1001', 'default')).toEqual({
    owner: { type: 'user', id: 1, line: 1 },
    exten: '1001',
    context: 'default',
    rest: '',
  });
});

test.each([
  ['2001', { type: 'group', id: 1 }],
  ['3001', { type: 'queue', id: 1 }],
])('the number %s is found with its owner and name', (number, owner) => {
  expect(findExtension(documentedStore(), number, 'default')?.owner).toMatchObject({
    ...owner,
    name: expect.any(String),
  });
});

test('an incall is found by its pattern, in its context only', () => {
  const store = documentedStore();
  const id = store.insert('incall', { exten: '_5XX', context: 'from-extern', description: '' });
  giveNumber(store, '_5XX', 'from-extern', { type: 'incall', id });
  expect(findExtension(store, '512', 'from-extern')).toMatchObject({ owner: { type: 'incall', id }, exten: '_5XX' });
  expect(findExtension(store, '512', 'default')).toBeUndefined();
});

test('a conference room and a voice menu are found with their names', () => {
  const store = documentedStore();
  const emails = { emailbody: '', description: '' };
  const identified = { admin_identification: 'pin', admin_mode: 'all', admin_announcejoinleave: 'no' };
  const members = { user_mode: 'all', user_announcejoinleave: 'no' };
  const room = { meetmeid: 1, name: 'red', confno: '4100', context: 'default' };
  const id = store.insert('meetmefeatures', { ...room, ...identified, ...members, ...emails });
  giveNumber(store, '4100', 'default', { type: 'meetme', id });
  expect(findExtension(store, '4100', 'default')?.owner).toEqual({ type: 'meetme', id, name: 'red' });
  const menu = store.insert('voicemenu', { name: 'welcome', number: '4200', context: 'default', description: '' });
  giveNumber(store, '4200', 'default', { type: 'voicemenu', id: menu });
  expect(findExtension(store, '4200', 'default')?.owner).toEqual({ type: 'voicemenu', id: menu, name: 'welcome' });
});

test('an included context is searched after the context itself, and the best of its patterns wins', () => {
  const store = documentedStore();
  addOutcall(store, 'anywhere', '_X.');
  const { outcall, pattern } = addOutcall(store, 'mobile', '_06XXXXXXXX');
  const owner = { type: 'outcall', id: outcall, name: 'mobile', pattern };
  expect(findExtension(store, '0612345678', 'default')).toEqual({
    owner,
    exten: '_06XXXXXXXX',
    context: 'to-extern',
    rest: '',
  });
  expect(findExtension(store, '061', 'default')).toMatchObject({ owner: { name: 'anywhere' }, rest: '61' });
  expect(findExtension(store, '1001', 'default')?.owner).toMatchObject({ type: 'user', id: 1 });
});

test('contexts are searched depth first by priority, each once, also if they include each other', () => {
  const store = documentedStore();
  const includes = [
    ['a', 'c', 1],
    ['a', 'b', 0],
    ['b', 'd', 0],
    ['d', 'a', 0],
    ['c', 'c', 0],
  ] as const;
  for (const [context, include, priority] of includes) store.insert('contextinclude', { context, include, priority });
  expect(contextsFrom(store, 'a')).toEqual(['a', 'b', 'd', 'c']);
});

test.each([
  ['*10', { name: 'phonestatus' }, '*10', ''],
  ['*21101', { name: 'fwdunc' }, '_*21.', '101'],
  ['*90', { name: 'enablevm' }, '*90', ''],
  ['*901', { name: 'enablevmslt' }, '_*90.', '1'],
  ['*81001', { name: 'pickup' }, '_*8.', '1001'],
  ['*8', { name: 'pickupexten' }, '*8', ''],
  ['700', { name: 'parkext' }, '700', ''],
  ['750', { name: 'parkpos' }, '750', ''],
])('%s is the code of a feature', (number, owner, exten, rest) => {
  const store = documentedStore();
  expect(findExtension(store, number, 'default')).toMatchObject({
    owner: { type: 'feature', ...owner },
    exten,
    rest,
    context: 'xivo-features',
  });
});

test.each(['*34', '*31', '*31101', '751', '699'])('%s is not the code of a feature that is enabled', (number) => {
  expect(findExtension(documentedStore(), number, 'default')).toBeUndefined();
});

test('of several codes of features the best match that is enabled counts', () => {
  const store = documentedStore();
  const code = { context: 'xivo-features', priority: 1, app: 'GoSub', appdata: '' };
  store.insert('extensions', { ...code, exten: '_*X.', name: 'general' });
  store.insert('extensions', { ...code, exten: '_*2X', name: 'narrow' });
  const nameOf = (number: string) => findExtension(store, number, 'default')?.owner;
  expect(nameOf('*20')).toMatchObject({ name: 'fwdundoall' });
  expect(nameOf('*29')).toMatchObject({ name: 'narrow' });
  expect(nameOf('*34')).toMatchObject({ name: 'general' });
});

test('features are out of reach of a context that is not internal', () => {
  const store = documentedStore();
  expect(findExtension(store, '*10', 'from-extern')).toBeUndefined();
  expect(whyUnknown(store, '*10', 'from-extern')).toBe(
    '*10 calls the feature phonestatus, which only internal contexts reach, and from-extern is not one',
  );
});

test('the settings of the PBX move its parking and pickup', () => {
  const store = documentedStore();
  store.update('features', { var_name: 'parkext' }, { var_val: '800' });
  store.update('features', { var_name: 'pickupexten' }, { var_val: '*7', commented: 0 });
  expect(findExtension(store, '800', 'default')?.owner).toMatchObject({ name: 'parkext' });
  expect(findExtension(store, '*7', 'default')?.owner).toMatchObject({ name: 'pickupexten' });
  expect(findExtension(store, '700', 'default')).toBeUndefined();
});

test('a disabled owner is found, with the reason', () => {
  const store = documentedStore();
  store.update('userfeatures', { id: 1 }, { commented: 1 });
  store.update('linefeatures', { id: 3 }, { commented: 1 });
  store.update('queue', {}, { commented: 1 });
  store.update('extensions', { exten: '103' }, { commented: 1 });
  const disabled = (number: string) => findExtension(store, number, 'default')?.disabled;
  expect(disabled('1001')).toBe('user 1 is disabled');
  expect(disabled('100')).toBe('line 3 is disabled');
  expect(disabled('2001')).toMatch(/^group \w+ is disabled$/);
  expect(disabled('103')).toBe('the extension 103 of default is disabled');
  expect(disabled('107')).toBeUndefined();
});

test('a number whose owner is gone leads nowhere', () => {
  const store = documentedStore();
  giveNumber(store, '150', 'default', { type: 'user', id: 999 });
  giveNumber(store, '151', 'default', { type: 'outcall', id: 999 });
  expect(findExtension(store, '150', 'default')).toBeUndefined();
  expect(findExtension(store, '151', 'default')).toBeUndefined();
});

test('a numbered line whose user is gone is named', () => {
  const store = documentedStore();
  store.delete('userfeatures', { id: 1 });
  expect(findExtension(store, '1001', 'default')).toBeUndefined();
  expect(whyUnknown(store, '1001', 'default')).toBe(
    'number 1001 in default is that of line 1, which belongs to no user',
  );
});

test.each([
  ['101', 'default', 'number 101 in default is that of line 150, which is not in the dial plan'],
  ['999', 'default', 'nothing has the number 999 in default or in the included to-extern'],
  ['999', 'from-extern', 'nothing has the number 999 in from-extern'],
  ['999', 'nowhere', 'context nowhere does not exist'],
  ['*34', 'default', '*34 calls the feature calllistening, which is disabled'],
])('%s in %s is unknown: %s', (number, context, why) => {
  const store = documentedStore();
  expect(findExtension(store, number, context)).toBeUndefined();
  expect(whyUnknown(store, number, context)).toBe(why);
});
