import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoopback, matchesHost, plainAddress } from '#access/hosts.ts';

const known = new Map([
  ['localhost', ['127.0.0.1', '::1']],
  ['pbx.example', ['192.0.2.5', '192.0.2.6']],
  ['999.1.2.3', ['192.0.2.5']],
  ['-bad', ['192.0.2.5']],
  ['::1', ['192.0.2.5']],
  ['', ['192.0.2.5']],
]);

const resolve = (name: string) => known.get(name) ?? [];

test.each([
  ['192.0.2.5', '192.0.2.5'],
  ['192.0.2.5', '::ffff:192.0.2.5'],
  ['pbx.example', '192.0.2.6'],
  ['PBX.Example', '192.0.2.6'],
  ['localhost', '127.0.0.1'],
  ['999.1.2.3', '192.0.2.5'],
  ['192.0.2.0/24', '192.0.2.1'],
  ['192.0.2.0/24', '192.0.2.254'],
  ['192.0.2.77/24', '192.0.2.5'],
  ['192.0.2.0/255.255.255.0', '192.0.2.5'],
  ['192.0.2.4/30', '192.0.2.5'],
  ['10.0.0.0/8', '10.255.255.254'],
  ['0.0.0.0/0', '192.0.2.5'],
  ['0.0.0.0/0.0.0.0', '255.255.255.254'],
  ['192.0.0.0/1', '200.1.1.1'],
])('%s admits %s', (host, peer) => {
  expect(matchesHost(host, peer, resolve)).toBe(true);
});

test.each([
  ['192.0.2.5', '192.0.2.6'],
  ['pbx.example', '192.0.2.7'],
  ['nosuch.example', '192.0.2.5'],
  ['', '192.0.2.5'],
  ['-bad', '192.0.2.5'],
  ['::1', '::1'],
  ['::1', '192.0.2.5'],
  ['localhost', '::1'],
  ['0.0.0.0/0', '::1'],
  ['192.0.2.0/24', '192.0.2.0'],
  ['192.0.2.0/24', '192.0.2.255'],
  ['192.0.2.0/24', '192.0.3.1'],
  ['192.0.2.4/31', '192.0.2.4'],
  ['192.0.2.4/31', '192.0.2.5'],
  ['192.0.2.5/32', '192.0.2.5'],
  ['0.0.0.0/0', '0.0.0.0'],
  ['0.0.0.0/0', '255.255.255.255'],
  ['192.0.2.0/255.0.255.0', '192.0.2.5'],
  ['192.0.2.0/33', '192.0.2.5'],
  ['192.0.2.0/', '192.0.2.5'],
  ['192.0.2/24', '192.0.2.5'],
  ['192.0.2.0/24', 'nonsense'],
])('%s keeps %s out', (host, peer) => {
  expect(matchesHost(host, peer, resolve)).toBe(false);
});

test('a number of bits and a dotted netmask admit the same peers', () => {
  const address = fc.ipV4();
  fc.assert(
    fc.property(address, address, fc.integer({ min: 0, max: 32 }), (network, peer, bits) => {
      const mask = [0, 8, 16, 24].map((shift) => 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - shift)))).join('.');
      const inBits = matchesHost(`${network}/${bits}`, peer, resolve);
      expect(matchesHost(`${network}/${mask}`, peer, resolve)).toBe(inBits);
    }),
  );
});

test('a mapped address is converted, others are not', () => {
  const others = ['192.0.2.5', '::1', '::ffff:7f00:1', '64::ffff:192.0.2.5', '1::ffff:92.0.2.5', ''];
  expect(['::ffff:192.0.2.5', '::FFFF:192.0.2.5'].map(plainAddress)).toEqual(['192.0.2.5', '192.0.2.5']);
  expect(others.map(plainAddress)).toEqual(others);
});

test('only 127.0.0.1 and ::1 are loopback', () => {
  const peers = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.2', '::ffff:127.0.0.2', '::', '192.0.2.5'];
  expect(peers.map(isLoopback)).toEqual([true, true, true, false, false, false, false]);
});
