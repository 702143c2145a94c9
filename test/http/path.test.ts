import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPath } from '#http/routing/path.ts';

const script = '/service/ipbx/json.php';

const restricted = (name: string, base = 'service/ipbx') => ({ kind: 'resource', base, mode: 'restricted', name });

test.each(['service/ipbx', 'callcenter', 'xivo/configuration', 'statistics/call_center', 'cti'])(
  '%s is a base path',
  (base) => {
    expect(readPath(`/${base}/json.php/restricted/settings/x`)).toEqual(restricted('settings/x', base));
  },
);

test.each([
  ['/restricted/pbx_settings/users', 'pbx_settings/users'],
  ['/restricted/pbx_settings/users/', 'pbx_settings/users'],
  ['//restricted///pbx_settings//users//', 'pbx_settings/users'],
  ['/restricted/pbx_settings/users/42/foo/bar', 'pbx_settings/users'],
  ['/restricted/pbx_settings/lines/_x', 'pbx_settings/lines'],
  ['/restricted/call_management/incall/users/', 'call_management/incall'],
  ['/restricted/pbx_settings/%75sers', 'pbx_settings/users'],
  ['/restricted%2Fpbx_settings%2fusers', 'pbx_settings/users'],
  ['/restricted/pbx_settings/users%2F42', 'pbx_settings/users'],
  ['/restricted/pbx_settings/lines%20', 'pbx_settings/lines '],
  ['/restricted/pbx_settings/a+b', 'pbx_settings/a+b'],
  ['/restricted/pbx_settings/100%', 'pbx_settings/100%'],
  ['/restricted/pbx_settings/%zz', 'pbx_settings/%zz'],
  ['/restricted/pbx_settings/%C3%A9', 'pbx_settings/é'],
  ['/restricted/pbx_settings/%ff', 'pbx_settings/\ufffd'],
  ['/restricted/pbx_settings/%2575sers', 'pbx_settings/%75sers'],
  ['/restricted/pbx_settings/LINES', 'pbx_settings/LINES'],
  ['/restricted/pbx_settings/lines.php', 'pbx_settings/lines.php'],
  ['/restricted/pbx_settings', 'pbx_settings'],
  ['/restricted/check', 'check'],
  ['/restricted/check//', 'check'],
  ['/restricted/check/foo', 'check/foo'],
])('%s names %s', (path, name) => {
  expect(readPath(script + path)).toEqual(restricted(name));
});

test('private and restricted mode are distinguished', () => {
  expect(readPath(`${script}/private/pbx_settings/users`)).toEqual({
    ...restricted('pbx_settings/users'),
    mode: 'private',
  });
});

test('slashes may be doubled before json.php', () => {
  expect(readPath('//service///ipbx//json.php//restricted/pbx_settings/users')).toEqual(
    restricted('pbx_settings/users'),
  );
});

test('the recorded path with dot dot is that of the lines', () => {
  expect(readPath(`${script}/restricted/pbx_settings/../pbx_settings/lines/`)).toEqual(
    restricted('pbx_settings/lines'),
  );
});

test('two dots inside a segment are deleted', () => {
  expect(readPath(`${script}/restricted/..pbx_settings/li..nes%2e.`)).toEqual(restricted('pbx_settings/lines'));
});

test.each([
  '',
  '/',
  '//',
  '/restricted',
  '/restricted/',
  '/private',
  '/restricted/_common',
  '/restricted/_common/lines',
  '/restricted/pbx_settings/_lines',
  '/restricted/pbx_settings/.lines',
  '/restricted/.pbx_settings/lines',
  '/restricted/pbx_settings/...lines',
  '/restricted/..../lines',
  '/_x/lines',
  '/.restricted/pbx_settings/lines',
])('json.php%s is unknown', (path) => {
  expect(readPath(script + path)).toEqual({ kind: 'unknown' });
});

test.each([
  ['/pbx_settings/users', 'pbx_settings/users'],
  ['/pbx_settings/users/', 'pbx_settings/users'],
  ['/check', 'check'],
  ['/foo/bar', 'foo/bar'],
  ['/nosuch/pbx_settings/lines', 'nosuch/pbx_settings/lines'],
  ['/RESTRICTED/pbx_settings/lines', 'RESTRICTED/pbx_settings/lines'],
  ['/phonebook/locals', 'phonebook/locals'],
])('json.php%s has no mode', (path, name) => {
  expect(readPath(script + path)).toEqual({ kind: 'modeless', base: 'service/ipbx', name });
});

test.each(['local', 'search', 'menu', 'menu/'])('phonebook/%s is for phones', (name) => {
  expect(readPath(`${script}/phonebook/${name}`)).toEqual({ kind: 'phone' });
});

test('the phone paths exist below service/ipbx only', () => {
  expect(readPath('/cti/json.php/phonebook/local')).toEqual({ kind: 'modeless', base: 'cti', name: 'phonebook/local' });
});

test.each([
  '',
  '/',
  '/service/ipbx/',
  '/service/ipbx/foo',
  '/foo.php',
  '/json.php/restricted/check',
  '/nosuch/json.php/restricted/pbx_settings/lines',
  '/service/ipbx/restricted/pbx_settings/lines/',
  '/Service/ipbx/json.php/restricted/pbx_settings/lines',
  '/service/callcenter/json.php/restricted/settings/agents',
])('"%s" is not a script', (path) => {
  expect(readPath(path)).toEqual({ kind: 'noScript' });
});

test('segments after the third are ignored', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[^/]*$/).filter((text) => !/\.\.|%/.test(text))), (rest) => {
      const path = [`${script}/restricted/pbx_settings/users`, ...rest].join('/');
      expect(readPath(path)).toEqual(restricted('pbx_settings/users'));
    }),
  );
});

test('a path is read the same however its characters are escaped', () => {
  const letter = fc.constantFrom(...'/service/ipbx/json.php/restricted/pbx_settings/users_');
  const path = fc.array(letter).map((letters) => `${script}/${letters.join('')}`);
  fc.assert(
    fc.property(path, (text) => {
      const escaped = [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
      expect(readPath(escaped)).toEqual(readPath(text));
    }),
  );
});

test('no path throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => readPath(`${script}/${text}`)).not.toThrow();
    }),
  );
});
