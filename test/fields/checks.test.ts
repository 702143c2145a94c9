import { expect, test } from 'vitest';
import { casts } from '#fields/casts.ts';
import * as checks from '#fields/checks.ts';
import type { Cast, NamedCheck } from '#fields/rule.ts';

const of = (length: number, letter = 'a') => letter.repeat(length);

test.for<[Cast, string[], string[]]>([
  ['uint', ['10', '2147483646'], ['a1', '1a', ' 1', '-0']],
  ['ulongint', ['10', of(20, '9')], [of(21, '9'), 'a1', '1a', '00']],
  ['int', ['-10', '10', '99999999999'], ['a5', '5a', '--1', '-a5']],
  ['ufloat', ['0.25', '10.05'], ['a1', '1a', '1.5a', '1.5.5', '1x5']],
  ['float', ['-10.25', '-0', '0.5'], ['a1', '1a', '.5', '1.', '01', '--1', '1x5']],
  ['digit', ['9'], ['a', '1 ']],
  ['xdigit', ['f'], ['g1', '1g']],
  ['sgraph', ['a b~', '\u0080'], ['\u001f', '\u0000', 'a\ud800']],
])('the cast %s accepts %j and refuses %j', ([cast, accepted, refused]) => {
  expect(accepted.filter((text) => !casts[cast](text))).toEqual([]);
  expect(refused.filter((text) => casts[cast](text))).toEqual([]);
});

const longDomain = [of(63), of(63), of(63)].join('.');

test.for<[NamedCheck, string[], string[]]>([
  [
    checks.contextName,
    [of(39), `${of(39)}\n`, 'a_-0', 'amacro-x', 'macrox', 'xivo', 'xivo_a'],
    [
      of(40),
      'a\n\n',
      '\na',
      'voicemenu-a',
      'MACRO-a',
      'global',
      'globals',
      'xivo-features',
      'zonemessages',
      'a!',
      '!a',
    ],
  ],
  [checks.plainContextName, [of(39)], [of(40), 'global', 'globals', 'xivo-features', 'xivo-a']],
  [checks.hostName, ['a.b', '12'], ['a_b', '']],
  [checks.ipv4, ['192.0.2.1'], ['192.0.2.256', 'a']],
  [checks.subnet, ['192.0.2.0/24'], ['192.0.2.0', 'a/24']],
  [checks.dottedNetmask, ['255.255.255.0'], ['24', '255.0.255.0']],
  [checks.hostOrSubnet, ['192.0.2.1', 'a.b', '192.0.2.0/24'], ['a_b', '']],
  [checks.port, ['10', '65534'], ['a1', '1a', '', '65536']],
  [
    checks.email,
    [
      `${of(64)}@x`,
      `"${of(32, 'é')}"@${longDomain}.${of(61)}`,
      '"a\\"b@c"@x',
      '"\\\\"@x',
      '""@x',
      "!#$%&'*+/=?^_`{|}~-@x",
      'a@[IPV6:fe80::1]',
      'a@[ipv6:1.2]',
      'a@12',
    ],
    [
      `${of(65)}@x`,
      `"${of(32, 'é')}"@${longDomain}.${of(62)}`,
      'a@x@y',
      '.a@x',
      'a.@x',
      '"a"b"@x',
      '"a\\"@x',
      '"a\r"@x',
      '"a\n"@x',
      'b"a"@x',
      '"a"b@x',
      'a b@x',
      'a@[IPv6:g]',
      'a@[IPv6:]',
      'a@[10.0.0.256]',
      'a@[]',
      'a@x[10.0.0.1]',
      'a@[10.0.0.1]x',
      'a@-x',
      'é@x',
    ],
  ],
  [
    checks.callerIdText,
    ["A.!%*_+'~`-9", '"a\tb"', '"\\\\"', '"é" <1>', `a <${of(40, '1')}>`, 'a<#>'],
    ['', '"a\u0001"', '"a\nb"', `a <${of(41, '1')}>`, 'a <>', 'a <1', 'a <1> ', ' a', 'a 1', '"a', 'a"', 'a <a>', 'é'],
  ],
  [checks.extensionPattern, ['_+1', '0', '[NXZ]', '#-*'], ['__1', '++1', '1+', '1.!', '!1', '1a', 'a1', '+', '.']],
  [checks.routingContext, ['a_-0', 'amacro-', 'macro'], ['', 'a!', '!a', 'xivo-features-x', 'axB']],
])('the check %j accepts %j and refuses %j', ([check, accepted, refused]) => {
  expect(accepted.filter((text) => !check.accepts(text))).toEqual([]);
  expect(refused.filter((text) => check.accepts(text))).toEqual([]);
});
