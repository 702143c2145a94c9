import { expect, test } from 'vitest';
import { nameOf } from '../../ui/views/requests/entry.ts';
import { suggestionIn } from '../../ui/views/requests/filter.ts';
import { changedRowsOf } from '../../ui/views/requests/opened/changed-rows.ts';
import { effectsDuring } from '../../ui/views/requests/opened/effects.ts';
import { isInQuery, placeIn } from '../../ui/views/requests/opened/place.ts';

test('a request is called by its operation, else by method and URL', () => {
  expect(nameOf({ operation: 'a:b', method: 'GET', url: '/x' })).toBe('a:b');
  expect(nameOf({ method: 'GET', url: '/x' })).toBe('GET /x');
});

test('the suggestion of a sentence is found', () => {
  expect(suggestionIn('must be an operation, but is "usrs:add"; did you mean a/users:add?')).toBe('a/users:add');
  expect(suggestionIn('must be a number')).toBeUndefined();
});

const body = { userfeatures: { lastname: 'x' }, members: [{ id: 1 }, { id: 'y' }], empty: null };

test.each([
  ['userfeatures.lastname', 'userfeatures.lastname', true],
  ['userfeatures.firstname', 'userfeatures', false],
  ['members[1].id', 'members[1].id', true],
  ['members[1].name', 'members[1]', false],
  ['members[2].id', 'members', false],
  ['empty', 'empty', true],
  ['empty.x', 'empty', false],
  ['linefeatures', undefined, false],
])('the place of %s', (field, path, isSent) => {
  expect(placeIn(body, field)).toEqual({ path, isSent });
});

test('a body that is not JSON has no places', () => {
  expect(placeIn(undefined, 'a.b')).toEqual({ path: undefined, isSent: false });
  expect(placeIn('text', 'length')).toEqual({ path: undefined, isSent: false });
});

test('a parameter is found in the query', () => {
  expect(isInQuery('/x?act=view&id=abc', 'id')).toBe(true);
  expect(isInQuery('/x', 'id')).toBe(false);
});

test('of a changed row only the columns that differ are shown, of an added one those that are not empty', () => {
  const rows = changedRowsOf({
    changed: [{ from: { id: 2, firstname: 'Alice', language: null }, to: { id: 2, firstname: 'Ada', language: null } }],
    added: [{ id: 3, firstname: 'Bo', language: null, description: '' }],
    removed: [{ id: 1, firstname: 'Cy' }],
  });
  expect(rows).toEqual([
    { kind: 'changed', name: 'id 2', columns: [{ name: 'firstname', from: 'Alice', to: 'Ada' }] },
    {
      kind: 'added',
      name: 'id 3',
      columns: [
        { name: 'id', from: undefined, to: 3 },
        { name: 'firstname', from: undefined, to: 'Bo' },
      ],
    },
    {
      kind: 'removed',
      name: 'id 1',
      columns: [
        { name: 'id', from: 1, to: undefined },
        { name: 'firstname', from: 'Cy', to: undefined },
      ],
    },
  ]);
});

test('the effects of a request are those from its arrival to its answer', () => {
  const effect = (second: string) => ({
    number: 1,
    daemon: 'asterisk' as const,
    command: 'sip reload',
    operation: 'a:b',
    at: `2012-10-01T12:00:${second}Z`,
  });
  const effects = [effect('00.999'), effect('01.000'), effect('01.040'), effect('01.100')];
  expect(effectsDuring({ at: '2012-10-01T12:00:01.000Z', ms: 39.5 }, effects)).toEqual(effects.slice(1, 3));
});
