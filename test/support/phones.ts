import { applyFixtures } from '#seeding/apply.ts';
import { startMock } from './mock.ts';

const user = (firstname: string, number: string) => ({
  userfeatures: { firstname, entityid: 1 },
  linefeatures: { protocol: ['sip'], context: ['default'], number: [number] },
});

/** The document that adds the users 1 and 2, whose phones are 101 and 102. */
export const phones = { users: [user('Ada', '101'), user('Alan', '102')] };

/** Starts a mock with two users, whose phones are 101 and 102. */
export function startWithPhones() {
  const mock = startMock();
  applyFixtures(mock.world, phones);
  mock.world.store.markBaseline();
  return mock;
}
