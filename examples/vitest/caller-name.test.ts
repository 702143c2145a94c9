import { expect } from 'vitest';
import { createTest, type Pbx } from 'xivo-mock/vitest';
import { callerName } from './caller-name.ts';

// Each test has a PBX of its own, so that tests can run at the same time.
const test = createTest({ seeds: 'fresh', onRefused: 'error' });
const access = ({ url }: Pbx) => ({ url, login: 'admin', password: 'proformatique' });

async function addUser({ admin }: Pbx, firstname: string, number: string): Promise<void> {
  const linefeatures = { protocol: ['sip'], context: ['default'], number: [number] };
  await admin.fixtures.apply({ users: [{ userfeatures: { firstname, lastname: 'Doe', entityid: 1 }, linefeatures }] });
}

test.concurrent('an internal caller has a name', async ({ pbx }) => {
  await addUser(pbx, 'Jane', '150');
  expect(await callerName(access(pbx), '150')).toBe('Jane Doe');
});

test.concurrent('a number that is part of another one is not a caller', async ({ pbx }) => {
  await addUser(pbx, 'Jane', '150');
  expect(await callerName(access(pbx), '15')).toBe(undefined);
  expect(await callerName(access(pbx), '0033123456789')).toBe(undefined);
});

test.concurrent('a slow PBX does not hold up the telephone', async ({ pbx }) => {
  await addUser(pbx, 'Jane', '150');
  await pbx.admin.faults.add({ match: { operation: '*lines:search' }, action: { delay: '10s' } });
  expect(await callerName(access(pbx), '150')).toBe(undefined);
});

test.concurrent.for(['database-down', 'web-server-restarting', 'maintenance'])(
  '%s is not an error',
  async (preset, { pbx }) => {
    await pbx.admin.faults.add({ preset });
    expect(await callerName(access(pbx), '150')).toBe(undefined);
  },
);
