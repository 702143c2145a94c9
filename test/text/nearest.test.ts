import { expect, test } from 'vitest';
import { closeName, didYouMean, nearestName } from '#text/nearest.ts';

test.each([
  ['prot', 'port'],
  ['host', 'host'],
  ['htps', 'https'],
  ['databse', 'database'],
  ['', 'port'],
])('the name nearest to %j is %s', (name, expected) => {
  expect(nearestName(name, ['port', 'host', 'https', 'database'])).toBe(expected);
});

test('there is no hint without names', () => {
  expect(didYouMean('port', [])).toBe('');
});

const options = ['--port', '--host', '--https', '--seeds', '--log-level'];

test.each([
  ['--prot', '; did you mean --port?'],
  ['--sedes', '; did you mean --seeds?'],
  ['--loglevel', '; did you mean --log-level?'],
  ['--HOST', '; did you mean --host?'],
  ['--zzzzzz', ''],
  ['--exactly', ''],
  ['-p', ''],
  ['--', ''],
])('the hint on %s is %j', (name, hint) => {
  expect(didYouMean(name, options, { prefix: '--' })).toBe(hint);
});

test('case is ignored', () => {
  expect(didYouMean('DEBUG', ['fatal', 'error', 'info', 'debug'])).toBe('; did you mean debug?');
});

test('a very long name has no close name, and is not compared', () => {
  const long = 'userfeature'.repeat(1_000_000);
  expect(closeName(long, ['userfeatures', long])).toBeUndefined();
  expect(nearestName(long, ['userfeatures', 'port'])).toBe('userfeatures');
});
