import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casts } from '#fields/casts.ts';
import * as checks from '#fields/checks.ts';
import { isListed } from '#fields/loose.ts';
import { withoutMarkup } from '#fields/markup.ts';
import type { Cast, NamedCheck } from '#fields/rule.ts';
import { truthOf } from '#fields/truth.ts';

// The examples of core.md 7.2.
test.for<[0 | 1, unknown[]]>([
  [1, [true, 1, 0.5, '1', 'true', 'yes', 'on', 2, 'foo', 'null', ' ', 'no ', [], {}, 'T', 'Y']],
  [0, [false, 0, '0', '0.0', '', null, undefined, 'no', 'off', 'F', 'n', '00', '-0', '.0', '0e5', '0x0', ' 0']],
])('the values of the contract are the boolean %i', ([truth, values]) => {
  for (const value of values) expect([value, truthOf(value)]).toEqual([value, truth]);
});

// The examples of core.md 7.4.
test.for([
  ['"  x   y\tz "', '" x yz "'],
  ['a < b and c > d', 'a d'],
  ['<b>bold</b>', 'bold'],
  ['<>q', '<>q'],
  ['<i></i>', ''],
  ['a&nbsp;b', 'a b'],
  ['a<b\nc>d', 'ad'],
  ['\t  ', ' '],
  ['a<', 'a<'],
])('markup is removed from %j', ([text, rest]) => {
  expect(withoutMarkup(text ?? '')).toBe(rest);
});

test('text without markup, tabs and double spaces is unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[<\t]|&nbsp;| {2}/.test(text));
      expect(withoutMarkup(text)).toBe(text);
    }),
  );
});

test.for<[Cast, string[], string[]]>([
  ['uint', ['0', '12', '2147483647'], ['01', '-1', '+1', '1.0', '2147483648', 'a']],
  ['ulongint', ['0', '18446744073709551615'], ['01', '-1']],
  ['int', ['-5', '0', '7'], ['05', '-0', '+1', '1.5']],
  ['ufloat', ['0', '1.5', '10', '12.25'], ['.5', '1.', '-1', '01', '1e3']],
  ['float', ['-1.5', '0', '12.25'], ['+1', '1e3']],
  ['sgraph', ['é ok', ' '], ['a\tb', 'a\nb', '\u007f', '\ud800']],
  ['sgraph_tab', ['a\tb'], ['a\nb', 'a\rb', '\u001f']],
  ['sgraph_crlf', ['a\r\nb'], ['a\tb', '\u007f']],
  ['digit', ['0', '007'], ['', '-1', '1.0', 'a', '1a', 'a1']],
  ['xdigit', ['09afAF'], ['', 'g', '0x1', '1g']],
  ['alpha', ['azAZ'], ['', 'a1', '1a', 'é', 'a b']],
  ['alnum', ['azAZ09'], ['', 'é', 'a b', 'a-', '-a']],
  ['graph', ['!~aZ0'], ['', ' ', 'a b', 'é', '\u007f']],
  ['sgraph_crlf_tab', ['a\tb\r\nc'], ['a\u0000']],
])('cast %s accepts and refuses', ([cast, accepted, refused]) => {
  for (const text of accepted) expect([text, casts[cast](text)]).toEqual([text, true]);
  for (const text of refused) expect([text, casts[cast](text)]).toEqual([text, false]);
});

test.for<[NamedCheck, string[], string[]]>([
  [
    checks.contextName,
    ['default', 'xivo', 'macro', 'GENERAL', 'a\n'],
    ['general', 'macro-x', 'Xivo-y', 'a b', '', 'authentication'],
  ],
  [checks.plainContextName, ['authentication', 'zonemessages'], ['general', 'parkedcalls']],
  [checks.host, ['10.0.0.1', 'host', '999.1.2.3', 'a.b-c.d'], ['a_b', 'a.', '-a', '', 'a..b']],
  [checks.hostOrSubnet, ['10.0.0.0/8', '10.0.0.0/255.0.0.0', 'h'], ['10.0.0.0/33', '10.0.0.0/255.0.255.0', 'h/8']],
  [
    checks.email,
    ['root@localhost', 'a.b+c@x.org', '"a b"@x.org', 'a@[10.0.0.1]', 'a@[IPv6:::1]'],
    ['a', '@x', 'a@', 'a..b@x', `${'a'.repeat(65)}@x`],
  ],
  [
    checks.callerIdText,
    ['"Dev team"', 'Bob', '"Bob" <12>', 'Bob<12*#>', '"a\\"b"'],
    ['Dev team', '<12>', '"a"b"', '"Bob"  <12>', '"a\\b"', '""'],
  ],
  [checks.extensionPattern, ['_5XX', '+12', '5.', '[1-3]!', '*8'], ['', '_', '5..', 'a', ' 1']],
  [checks.routingContext, ['default', 'xivo-features', 'voicemenu-a'], ['Default', 'xivo-other', 'macro-a']],
  [checks.port, ['1', '65535'], ['0', '65536', '-1', 'a']],
])('check accepts and refuses (%#)', ([check, accepted, refused]) => {
  for (const text of accepted) expect([text, check.accepts(text)]).toEqual([text, true]);
  for (const text of refused) expect([text, check.accepts(text)]).toEqual([text, false]);
});

test('numbers and strings compare loosely as in core.md 7.3', () => {
  expect(isListed(5, ['5'])).toBe(true);
  expect(isListed('5', [5])).toBe(true);
  expect(isListed(0, ['word'])).toBe(true);
  expect(isListed(0, ['1', '2'])).toBe(false);
  expect(isListed('word', ['Word'])).toBe(false);
  expect([1, '1', 'no', '00'].map((item) => isListed(true, [item]))).toEqual([true, true, true, true]);
  expect(['', 0, '0'].map((item) => isListed(true, [item]))).toEqual([false, false, false]);
  expect(['', 0, '0'].map((item) => isListed(false, [item]))).toEqual([true, true, true]);
  expect([1, '1', 'no', '00'].map((item) => isListed(false, [item]))).toEqual([false, false, false, false]);
});
