import { expect, test } from 'vitest';
import { isDottedNetmask, isHost, isHostName, isIpv4, isSubnet } from '#fields/hosts.ts';

const label = 'a'.repeat(63);

test.for<[(text: string) => boolean, string[], string[]]>([
  [
    isIpv4,
    ['0.0.0.0', '255.255.255.255', '192.0.2.199', '1.20.249.250'],
    ['256.0.0.1', '1.2.3', '1.2.3.4.5', '1.2.3.4 ', ' 1.2.3.4', '1.2.3.', '1x2.3.4', '1.2.3.260', '1.2.3.1000', ''],
  ],
  [
    isHostName,
    ['a', 'A-b.9', '12', label, `${`${label}.`.repeat(3)}${label}`, `${`${label}.`.repeat(3)}${'a'.repeat(61)}.a`],
    ['', '.', 'a.', '.a', '-a', 'a-', 'a.-b', 'a_b', `${label}a`, `${`${label}.`.repeat(3)}${'a'.repeat(62)}.a`],
  ],
  [isHost, ['1.2.3.4', 'a.b', '256.0.0.1'], ['', 'a b', '1.2.3.4/8']],
  [
    isSubnet,
    ['10.0.0.0/0', '10.0.0.0/9', '10.0.0.0/29', '10.0.0.0/32', '10.0.0.0/255.255.254.0', '10.0.0.0/0.0.0.0'],
    [
      '10.0.0.0',
      '255.255.255.128',
      '10.0.0.0/',
      '/8',
      '10.0.0.0/33',
      '10.0.0.0/40',
      '10.0.0.0/08',
      'a/8',
      '10.0.0.0/8/8',
      '10.0.0.0/0.255.0.0',
    ],
  ],
  [
    isDottedNetmask,
    ['255.255.255.255', '255.128.0.0', '0.0.0.0'],
    ['255.0.255.0', '0.0.0.1', '24', '255.255.255', '1.0.0.0'],
  ],
])('hosts, addresses, subnets and netmasks are distinguished (%#)', ([check, accepted, refused]) => {
  expect(accepted.filter((text) => !check(text))).toEqual([]);
  expect(refused.filter(check)).toEqual([]);
});
