import { expect, test } from 'vitest';
import { grantOf, rightsTree, withRight } from '../../ui/views/control/accounts/rights.ts';

test('sections form a tree', () => {
  expect(rightsTree(['cti/profiles', 'service/ipbx/a', 'service/ipbx/b', 'service/ipbx2'])).toEqual([
    { section: 'cti', label: 'cti', children: [{ section: 'cti/profiles', label: 'profiles', children: [] }] },
    {
      section: 'service',
      label: 'service',
      children: [
        {
          section: 'service/ipbx',
          label: 'ipbx',
          children: [
            { section: 'service/ipbx/a', label: 'a', children: [] },
            { section: 'service/ipbx/b', label: 'b', children: [] },
          ],
        },
        { section: 'service/ipbx2', label: 'ipbx2', children: [] },
      ],
    },
  ]);
});

test('a section is granted by itself, by one above it, or by *', () => {
  expect(grantOf(['service/ipbx'], 'service/ipbx')).toBe('service/ipbx');
  expect(grantOf(['service/ipbx'], 'service/ipbx/a')).toBe('service/ipbx');
  expect(grantOf(['service/ipbx'], 'service/ipbx2')).toBeUndefined();
  expect(grantOf(['*'], 'cti')).toBe('*');
});

test('a right on a section replaces those below it', () => {
  expect(withRight(['cti', 'service/ipbx/a'], 'service/ipbx', true)).toEqual(['cti', 'service/ipbx']);
  expect(withRight(['cti', 'service/ipbx'], 'service/ipbx', false)).toEqual(['cti']);
});
