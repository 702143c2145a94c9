import { expect, test } from 'vitest';
import * as z from 'zod';
import { fixed, flag, mustBeEmpty, optional } from '#fields/field.ts';
import { columnAnswers, component, componentByDialect, itemsOrFalse } from '#pbx/json/answers.ts';
import { recordJson } from '#pbx/json/record-json.ts';

const accepts = (schema: z.ZodType | undefined, value: unknown) => schema?.safeParse(value).success;

test('a column is digits, a text, a number or a boolean, as the casts of its record say', () => {
  const { dcreate, name, id, disable } = columnAnswers('entity', { int: ['id'], bool: ['disable'] });
  expect([accepts(dcreate, '12'), accepts(dcreate, 12), accepts(dcreate, '')]).toEqual([true, false, false]);
  expect([accepts(name, 'x'), accepts(name, null)]).toEqual([true, false]);
  expect([accepts(id, 1), accepts(id, '1')]).toEqual([true, false]);
  expect([accepts(disable, true), accepts(disable, '1')]).toEqual([true, false]);
});

test('the schemas of the columns are those of the record, in its order', () => {
  const row = { priority: 1, context: 'a', include: 'b' };
  const shape = columnAnswers('contextinclude');
  expect(Object.keys(shape)).toEqual(['context', 'include', 'priority']);
  expect(accepts(z.strictObject(shape), recordJson(row))).toBe(true);
});

test('a column has the values of its CHECK, or those of the rule by which it is written', () => {
  const { bsfilter, language } = columnAnswers('userfeatures', {
    fields: { language: optional({ oneOf: ['fr'] }, null) },
  });
  expect([accepts(bsfilter, 'boss'), accepts(bsfilter, 'chief')]).toEqual([true, false]);
  expect([accepts(language, 'fr'), accepts(language, null), accepts(language, 'de')]).toEqual([true, true, false]);
  // JSON `true` and 0 pass every list of words (core.md 7.3).
  expect([accepts(language, '1'), accepts(language, '0')]).toEqual([true, true]);
});

test('a column may be null if the table allows it, unless its rule or a note says otherwise', () => {
  const fields = { maxlen: optional({}, 0), retry: flag(), weight: mustBeEmpty(null), memberdelay: fixed(null) };
  const columns = columnAnswers('queue', { fields, filled: ['announce'], unused: ['context'] });
  const nulls = Object.keys(columns).filter((name) => accepts(columns[name], null));
  expect(nulls).toContain('musicclass');
  for (const name of ['maxlen', 'retry', 'announce', 'name']) expect(nulls).not.toContain(name);
  for (const name of ['weight', 'memberdelay', 'context']) expect(accepts(columns[name], '1')).toBe(false);
});

test('columns with blanks hold an empty text where they may be null', () => {
  const { qualifyfreq, nat, name, regseconds } = columnAnswers('usersip', { blanks: true });
  expect([accepts(qualifyfreq, ''), accepts(nat, ''), accepts(regseconds, '')]).toEqual([true, true, false]);
  expect(accepts(name, null)).toBe(false);
});

test('a note becomes the description of a column', () => {
  const { name, url } = columnAnswers('entity', { about: { name: 'unique' } });
  expect([name?.description, url?.description]).toEqual(['unique', undefined]);
});

test('a component is built once, with its name', () => {
  let built = 0;
  const named = component('TestOfComponents', () => {
    built += 1;
    return z.strictObject({});
  });
  expect(built).toBe(0);
  expect(named()).toBe(named());
  expect([built, z.globalRegistry.get(named())?.id]).toEqual([1, 'TestOfComponents']);
});

test('a component by dialect has one name for each dialect', () => {
  const named = componentByDialect('TestOfDialects', (dialect) => z.literal(dialect));
  expect(accepts(named('recorded'), 'recorded')).toBe(true);
  const ids = (['documented', 'recorded'] as const).map((dialect) => z.globalRegistry.get(named(dialect))?.id);
  expect(ids).toEqual(['TestOfDialects', 'TestOfDialectsRecorded']);
});

test('a list without items is false', () => {
  const schema = itemsOrFalse(z.string());
  expect([accepts(schema, ['x']), accepts(schema, false), accepts(schema, [])]).toEqual([true, true, false]);
});
