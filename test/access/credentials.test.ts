import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredentials } from '../../src/access/credentials.ts';

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

test('whatever login without colon and password are sent, they are read', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(
      text.map((login) => login.replaceAll(':', '')),
      text,
      (login, password) => {
        const header = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
        expect(readCredentials(header)).toEqual({ login, password });
      },
    ),
  );
});
