import { expect, test } from 'vitest';
import { changedCallerId, parseCallerId } from '#calls/dialplan/caller-ids.ts';
import { documentedStore } from './store.ts';

test.each([
  ['"User 1" <1001>', 'User 1', '1001'],
  ['"User 1"', 'User 1', ''],
  ['"User 1"<1001>', 'User 1', '1001'],
  ['Dev <12>', 'Dev', '12'],
  ['Dev', 'Dev', ''],
  ['<12>', '', '12'],
  ['"a \\"b\\" \\\\ c" <*1#>', 'a "b" \\ c', '*1#'],
  ['"A <12> B" <13>', 'A <12> B', '13'],
  ['"A <12> B"', 'A <12> B', ''],
  ['"<b>" <1>  ', '<b>', '1'],
  ['"', '"', ''],
  ['""', '', ''],
  ['', '', ''],
  ['>', '>', ''],
])('caller id %s has name %s and number %s', (text, name, number) => {
  expect(parseCallerId(text)).toEqual({ name, number });
});

test.each([
  ['prepend', '"Sup"', { name: 'Sup - asterisk', number: 'asterisk' }, 'Sup - Sup - asterisk', 'asterisk'],
  ['prepend', '"Sup"', { name: '', number: '0472445668' }, 'Sup - 0472445668', '0472445668'],
  ['append', 'Sup', { name: 'Ada', number: '1' }, 'Ada - Sup', '1'],
  ['overwrite', 'Sup', { name: 'Ada', number: '1' }, 'Sup', '1'],
  ['overwrite', '"Sup" <99>', { name: 'Ada', number: '1' }, 'Sup', '99'],
  ['prepend', '"Sup" <99>', { name: 'Ada', number: '1' }, 'Sup - Ada', '1'],
  ['overwrite', '<99>', { name: 'Ada', number: '1' }, 'Ada', '99'],
  [null, '', { name: 'Ada', number: '1' }, 'Ada', '1'],
])('mode %s with %s', (mode, callerdisplay, caller, name, number) => {
  const store = documentedStore();
  store.insert('callerid', { mode, callerdisplay, type: 'queue', typeval: '1' });
  expect(changedCallerId(store, { type: 'queue', id: 1 }, caller)).toEqual({ name, number });
});

test('without a row the caller id stays', () => {
  const caller = { name: 'Ada', number: '1' };
  expect(changedCallerId(documentedStore(), { type: 'incall', id: 1 }, caller)).toBe(caller);
});
