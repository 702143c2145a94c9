import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredentials } from '#access/credentials.ts';

const root = { login: 'root', password: 'proformatique' };

test.each([
  'Basic cm9vdDpwcm9mb3JtYXRpcXVl',
  'Basic    cm9vdDpwcm9mb3JtYXRpcXVl',
  'Basic cm9v dDpw\tcm9mb3JtYXRpcXVl',
  'Basic cm9v-dDpw_cm9m!b3Jt=YXRpcXVl==',
])('%s is read', (header) => {
  expect(readCredentials(header)).toEqual(root);
});

test.each(['YTpiYg==', 'YTpiYg=', 'YTpiYg'])('%s may lack padding', (base64) => {
  expect(readCredentials(`Basic ${base64}`)).toEqual({ login: 'a', password: 'bb' });
});

test.each([
  undefined,
  '',
  'Basic',
  'Basic ',
  'Basic %%%',
  'Basic cm9vdA==',
  'Basiccm9vdDpwcm9mb3JtYXRpcXVl',
  'basic cm9vdDpwcm9mb3JtYXRpcXVl',
  'BASIC cm9vdDpwcm9mb3JtYXRpcXVl',
  'Bearer cm9vdDpwcm9mb3JtYXRpcXVl',
  'Digest username="full"',
])('%s holds no credentials', (header) => {
  expect(readCredentials(header)).toBeUndefined();
});

test('any login without a colon and any password are read', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(
      text.map((login) => login.replaceAll(':', '')),
      text.map((password) => password.replaceAll('\0', '')),
      (login, password) => {
        const header = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
        expect(readCredentials(header)).toEqual({ login, password });
      },
    ),
  );
});

const encoded = (text: string) => Buffer.from(text).toString('base64');

test('the first of two values joined by a comma is read', () => {
  const expected = { login: 'full', password: 'fullpass' };
  expect(readCredentials(`Basic ${encoded('full:fullpass')}, Basic ${encoded('other:pass')}`)).toEqual(expected);
  expect(readCredentials(`Basic ${encoded('full:fullpass')},junk`)).toEqual(expected);
  expect(readCredentials(`Digest x, Basic ${encoded('full:fullpass')}`)).toBeUndefined();
});

test('the password ends at a NUL', () => {
  expect(readCredentials(`Basic ${encoded('full:fullpass\0')}`)).toEqual({ login: 'full', password: 'fullpass' });
  expect(readCredentials(`Basic ${encoded('full:fullpass\0more:\0')}`)).toEqual({
    login: 'full',
    password: 'fullpass',
  });
});
