import { expect, test } from 'vitest';
import { mergeOver } from '#pbx/json/merge.ts';

test('objects merge key by key, deeply', () => {
  const stored = { callerid: { mode: 'prepend', callerdisplay: 'x' }, description: 'kept' };
  expect(mergeOver(stored, { callerid: { mode: 'append' } })).toEqual({
    callerid: { mode: 'append', callerdisplay: 'x' },
    description: 'kept',
  });
});

test('lists merge index by index and keep the stored rest', () => {
  const merged = mergeOver({ names: ['a', 'b', 'c'] }, { names: ['x'] });
  expect(merged).toEqual({ names: ['x', 'b', 'c'] });
});

test('an empty list or object changes nothing', () => {
  const stored = { list: [1, 2], object: { a: 1 } };
  expect(mergeOver(stored, { list: {}, object: [] })).toEqual({ list: { 0: 1, 1: 2 }, object: { a: 1 } });
  expect(mergeOver(stored, {})).toEqual(stored);
});

test.each([false, null, '', 7])('%j removes the stored object', (sent) => {
  expect(mergeOver({ callerid: { mode: null } }, { callerid: sent })).toEqual({ callerid: sent });
});

test('an object is taken where false was stored', () => {
  expect(mergeOver({ callerid: false }, { callerid: { mode: 'append' } })).toEqual({ callerid: { mode: 'append' } });
});

test('new keys come after the stored ones', () => {
  expect(Object.keys(mergeOver({ busy: 1, noanswer: 2 }, { answer: 3, busy: 4 }))).toEqual([
    'busy',
    'noanswer',
    'answer',
  ]);
});

test('a key named __proto__ is a key like others', () => {
  const merged = mergeOver({ a: 1 }, JSON.parse('{"__proto__": {"b": 2}}'));
  expect(Object.keys(merged)).toEqual(['a', '__proto__']);
});
