import { expect, test } from 'vitest';
import { isSkillRule } from '#resources/callcenter/settings/queueskillrules/grammar.ts';

test.for([
  'saucisse > 75',
  '$CHARCUTERIE >= 25',
  'a',
  'a>70|(b<3&c)',
  'WT < 30, english > 50',
  '()',
  '((a))',
  'a > 700',
  '(a|)',
  'a==3',
  '7up > 1',
  'a\t<=\t1',
])('%j is a rule', (text) => {
  expect(isSkillRule(text)).toBe(true);
});

test.for([
  '',
  ' ',
  'a b',
  'a >',
  'a &',
  'a && b',
  '70',
  '70 > 3',
  'a => 3',
  'a != 3',
  'a > b',
  'a > 3x',
  '(a',
  'a)',
  '(a) b',
  'a(b)',
  '(a)(b)',
  'a,',
  'a,b,c',
])('%j is not a rule', (text) => {
  expect(isSkillRule(text)).toBe(false);
});

test('a deeply nested rule is accepted', () => {
  expect(isSkillRule(`${'('.repeat(100_000)}a${')'.repeat(100_000)}`)).toBe(true);
});
