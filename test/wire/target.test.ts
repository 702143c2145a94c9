import { expect, test } from 'vitest';
import { localPart, pathOf, queryOf, readTarget } from '#wire/target.ts';

test.for([
  ['/a/b?c=d', undefined, '/a/b', 'c=d'],
  ['/a?b?c', undefined, '/a', 'b?c'],
  ['/a#b?c=d', undefined, '/a', ''],
  ['/a?b=c#d&e=f', undefined, '/a', 'b=c'],
  ['http://xivo.example/a?b', undefined, '/a', 'b'],
  ['HTTPS://me:secret@[::1]:8443/a', undefined, '/a', ''],
  ['http://xivo.example?a=b', undefined, '/', 'a=b'],
  ['http://xivo.example', undefined, '/', ''],
  ['/w/w1/a?b', 'w1', '/a', 'b'],
  ['/w/w1?b', 'w1', '/', 'b'],
  ['/w/w1', 'w1', '/', ''],
  ['http://x/w/w1/a#b', 'w1', '/a', ''],
  ['/w/', undefined, '/w/', ''],
  ['/w/a.b/c', undefined, '/w/a.b/c', ''],
  ['/x/w/w1/a', undefined, '/x/w/w1/a', ''],
  ['*', undefined, '*', ''],
  ['', undefined, '', ''],
  ['/?', undefined, '/', ''],
  ['?a=b', undefined, '', 'a=b'],
  ['/a/w/w1/b', undefined, '/a/w/w1/b', ''],
  ['x/w/w1/a', undefined, 'x/w/w1/a', ''],
  ['/w/a-B_9', 'a-B_9', '/', ''],
  ['/w/w1#/a', 'w1', '/', ''],
  ['a+b.c-9://x/a', undefined, '/a', ''],
  ['9a://x/a', undefined, '9a://x/a', ''],
  ['a/http://x/b', undefined, 'a/http://x/b', ''],
  ['http:/x/a', undefined, 'http:/x/a', ''],
  ['http://#a', undefined, '/', ''],
] as const)('the target %s asks world %s for %s with "%s"', ([target, world, path, query]) => {
  expect(readTarget(target)).toEqual({ world, path, query });
});

test.for([
  ['http://me:secret@xivo.example/w/w1/a?b=c#d', '/w/w1/a?b=c'],
  ['http://xivo.example?a', '/?a'],
  ['/a', '/a'],
  ['/a#b', '/a'],
  ['#b', ''],
  ['*', '*'],
] as const)('the local part of %s is %s', ([target, local]) => {
  expect(localPart(target)).toBe(local);
});

test('path and query string of a target can be read separately', () => {
  expect([pathOf('http://x/w/w1/a?b#c'), queryOf('http://x/w/w1/a?b#c')]).toEqual(['/a', 'b']);
});
