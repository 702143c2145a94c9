import { expect, test } from 'vitest';
import { localUrl, urlOf } from '#server/address.ts';

test('an IPv6 address is put in brackets', () => {
  expect(urlOf({ scheme: 'http', host: '::1', port: 80 })).toBe('http://[::1]:80');
});

test.for([
  ['0.0.0.0', 'http://127.0.0.1:80'],
  ['::', 'http://[::1]:80'],
  ['pbx.example', 'http://pbx.example:80'],
] as const)('a mock that listens on %s is reached as %s on its machine', ([host, url]) => {
  expect(localUrl(urlOf({ scheme: 'http', host, port: 80 }))).toBe(url);
});
