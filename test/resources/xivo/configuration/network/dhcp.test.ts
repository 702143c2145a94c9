import { expect, test } from 'vitest';
import { dhcp } from '#resources/xivo/configuration/network/dhcp.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const edit = async (mock: Mock, body: unknown) => (await mock.call(dhcp, 'edit', { body })).status;
const view = async (mock: Mock) => (await mock.call(dhcp, 'view')).json();
const untouched = { id: '1', active: false, pool_start: '', pool_end: '', extra_ifaces: [] };
const pool = { pool_start: '192.168.0.10', pool_end: '192.168.0.5' };

test('an edit replaces everything', async () => {
  const mock = startMock();
  expect(await view(mock)).toEqual(untouched);
  expect(await edit(mock, { active: 'false', ...pool, extra_ifaces: ['eth0', 'a b', ''] })).toBe(200);
  expect(await view(mock)).toEqual({ id: '1', active: true, ...pool, extra_ifaces: ['eth0', 'a', 'b', ''] });
  expect(await edit(mock, {})).toBe(200);
  expect(await view(mock)).toEqual(untouched);
});

test.for([0, '0', '', [], null, false])('active %j is false', async (active) => {
  const mock = startMock();
  expect(await edit(mock, { active })).toBe(200);
  expect(await view(mock)).toEqual(untouched);
});

test.for([
  { active: true },
  { active: true, pool_start: '10.0.0.1' },
  { pool_start: '192.168.00.10' },
  { pool_end: '10.0.0' },
  { pool_start: [] },
  { extra_ifaces: ['x'.repeat(41)] },
])('an edit with %j is refused', async (body) => {
  expect(await edit(startMock(), body)).toBe(400);
});

test('an unusable body is 400, and resets everything as recorded', async () => {
  for (const [dialect, status] of [
    ['documented', 400],
    ['recorded', 200],
  ] as const) {
    const mock = startMock({ dialect });
    await edit(mock, { active: true, ...pool });
    expect(await edit(mock, '[')).toBe(status);
    expect(await view(mock)).toMatchObject({ active: status === 400 });
  }
});
