import { expect, test } from 'vitest';
import { isOwnHost, isSameOrigin } from '#admin/guard/own-names.ts';

const allowed = ['pbx.example', '*.mock.example', 'Upper.Example'];

test.for([
  'localhost',
  'LOCALHOST:8080',
  'localhost.',
  'w1.localhost:8080',
  'pbx',
  'my_pbx:8080',
  '127.0.0.1',
  '127.1:80',
  '192.0.2.1:8080',
  '[::1]',
  '[2001:db8::1]:8443',
  'pbx.example',
  'PBX.Example.:8080',
  'upper.example',
  'a.mock.example',
  'a.b.mock.example',
])('the host %s is an own one', (host) => {
  expect(isOwnHost(host, allowed)).toBe(true);
});

test.for([
  'evil.example',
  'evil.example:8080',
  'evil.example.',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'a.pbx.example',
  'notpbx.example',
  'mock.example',
  'evilmock.example',
  'evil.example@127.0.0.1',
  '127.0.0.1@evil.example',
  'localhost/.evil.example',
  'localhost?.evil.example',
  'localhost#.evil.example',
  'evil.localhost.example',
  '',
  ' ',
  'a b',
  '[::1',
])('the host "%s" is not accepted', (host) => {
  expect(isOwnHost(host, allowed)).toBe(false);
});

test.for([
  ['http://localhost:8080', 'localhost:8080'],
  ['http://localhost:8080', 'LOCALHOST:8080'],
  ['http://localhost', 'localhost:80'],
  ['https://localhost:8443', 'localhost:8443'],
  ['http://[::1]:8080', '[::1]:8080'],
])('a page of %s may call %s', ([origin = '', host = '']) => {
  expect(isSameOrigin(origin, host)).toBe(true);
});

test.for([
  ['null', 'localhost'],
  ['http://localhost:3000', 'localhost:8080'],
  ['http://evil.example', 'localhost'],
  ['chrome-extension://localhost', 'localhost'],
  ['file://localhost', 'localhost'],
  ['localhost', 'localhost'],
  ['http://a b', 'a b'],
])('a page of %s may not call %s', ([origin = '', host = '']) => {
  expect(isSameOrigin(origin, host)).toBe(false);
});
