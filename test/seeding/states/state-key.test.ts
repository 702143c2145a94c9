import { expect, test } from 'vitest';
import { stateKey } from '#seeding/states/state-key.ts';

test.each([
  ['a user with a line', 'a-user-with-a-line'],
  ['a user, with a line', 'a-user-with-a-line'],
  ['a-user--with-a-line', 'a-user-with-a-line'],
  ['user "Ada"', 'user-Ada'],
  ['../etc/passwd', '..-etc-passwd'],
  ['queue_1.2', 'queue_1.2'],
  ['un été', 'un-t'],
  ['Ⅶ', 'Ⅶ'],
  ['?!', '?!'],
  ['', ''],
])('the key of %j is %j', (name, key) => {
  expect(stateKey(name)).toBe(key);
});
