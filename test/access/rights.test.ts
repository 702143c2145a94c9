import { expect, test } from 'vitest';
import { hasRight } from '#access/rights.ts';

const known = ['service/ipbx/pbx_settings/users', 'service/ipbx/pbx_settings/lines', 'cti/profiles'];

const allows = (rights: readonly string[], section: string) =>
  hasRight(rights, section, (path) => known.includes(path));

test.each(['service/ipbx/pbx_settings/users', 'service/ipbx/pbx_settings', 'service/ipbx', 'service', '*'])(
  '%s opens the users',
  (right) => {
    expect(allows(['cti/profiles', right], 'service/ipbx/pbx_settings/users')).toBe(true);
  },
);

test.each([
  'service/ipbx/pbx_settings/lines',
  'service/ipbx/pbx_settings/user',
  'service/ipbx/pbx_settings/users/x',
  'service/ipbx/pbx',
  'SERVICE',
  '',
])('%s does not open the users', (right) => {
  expect(allows([right], 'service/ipbx/pbx_settings/users')).toBe(false);
});

test('an account without rights has access to nothing', () => {
  expect(known.filter((section) => allows([], section))).toEqual([]);
});

test('nobody has access to an unknown section', () => {
  const section = 'service/ipbx/ctiserver/configuration';
  expect(allows(['*', 'service', section], section)).toBe(false);
});
