import { expect, test } from 'vitest';
import { certificateNames, isDnsName } from '#server/tls/names.ts';

const machine = { hostname: 'Build-7', addresses: ['10.1.2.3', '2001:db8::7'] };
const local = ['localhost', '127.0.0.1', '::1', 'xivo-mock', 'build-7'];

test('a certificate is for this machine, the image and the host', () => {
  expect(certificateNames({ host: '127.0.0.1' }, machine)).toEqual(local);
  expect(certificateNames({ host: 'pbx.example.org' }, machine)).toEqual([...local, 'pbx.example.org']);
});

test.each(['0.0.0.0', '::', '0', '::0', '0:0:0:0:0:0:0:0'])(
  'with the host %s it is for each address of the machine',
  (host) => {
    expect(certificateNames({ host }, machine)).toEqual([...local, '10.1.2.3', '2001:db8::7']);
  },
);

test('the host in a short form is the address', () => {
  expect(certificateNames({ host: '10.1' }, machine)).toEqual([...local, '10.0.0.1']);
});

test('the names of the options are added, once each and in one form', () => {
  const certNames = ['PBX.example.com', 'pbx.example.com', '*.example.com', '10.0.0.5', '::ffff:10.0.0.5', '0:0::1'];
  expect(certificateNames({ host: 'fe80::1%eth0', certNames }, machine)).toEqual([
    ...local,
    'fe80::1',
    'pbx.example.com',
    '*.example.com',
    '10.0.0.5',
    '::ffff:a00:5',
  ]);
});

test('a host name that is not one of DNS is left out', () => {
  const names = certificateNames({ host: '127.0.0.1' }, { hostname: "Ada's computer", addresses: [] });
  expect(names).toEqual(local.slice(0, -1));
});

test('the names of this machine are found', () => {
  expect(certificateNames({ host: '0.0.0.0' })).toEqual(expect.arrayContaining(local.slice(0, -1)));
  expect(certificateNames({ host: '0.0.0.0' }).filter((name) => name.startsWith('fe80'))).toEqual([]);
});

test.each([
  ['pbx', true],
  ['w1.localhost', true],
  ['*.example.com', true],
  ['my_host', true],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  [`${'a.'.repeat(127)}a`, false],
  ['*', false],
  ['a.*.example.com', false],
  ['10.0.0.256', false],
  ['example.com.', false],
  ['münchen.example', false],
  ['https://pbx', false],
  ['', false],
])('%s can be a name in a certificate: %s', (name, expected) => {
  expect(isDnsName(name)).toBe(expected);
});
