import { expect, test } from 'vitest';
import { shortenReason } from '#journal/shorten-reason.ts';

const long = 'x'.repeat(10_000);
const beginning = `${'x'.repeat(1000)}… (10000 characters)`;

test('a short reason is unchanged; the journal redacts it when shown', () => {
  const reason = { message: 'passwd is too short', field: 'passwd', rule: 'minlen', value: 'hush' };
  expect(shortenReason(reason)).toBe(reason);
  const nested = { message: 'no', value: { firstname: ['Ada'] } };
  expect(shortenReason(nested)).toBe(nested);
  const plain = { message: 'no' };
  expect(shortenReason(plain)).toBe(plain);
});

test('a long value, message and field are truncated with their length', () => {
  const reason = { message: long, field: long, rule: 'maxlen', value: long };
  expect(shortenReason(reason)).toEqual({ message: beginning, field: beginning, rule: 'maxlen', value: beginning });
});

test('a large object is truncated as JSON', () => {
  expect(shortenReason({ message: 'no', value: { a: long } })).toEqual({
    message: 'no',
    value: `{"a":"${'x'.repeat(994)}… (10008 characters)`,
  });
});

test('secrets are redacted before strings are truncated', () => {
  const secret = `hush${long}`;
  const kept = shortenReason({ message: `passwd ${secret} is too long`, field: 'passwd', value: secret });
  expect(JSON.stringify(kept)).not.toContain('hush');
  expect(JSON.stringify(shortenReason({ message: 'no', value: { passwd: secret } }))).not.toContain('hush');
});

test.each(['x'.repeat(1000), { a: 'x'.repeat(992) }, ['x'.repeat(996)], null, 12, true])(
  'a value of at most 1000 characters is unchanged',
  (value) => {
    const reason = { message: 'x'.repeat(1000), field: 'x'.repeat(1000), value };
    expect(shortenReason(reason)).toBe(reason);
  },
);

test.for<[object, object]>([
  [{ message: `${'x'.repeat(1000)}y` }, { message: `${'x'.repeat(1000)}… (1001 characters)` }],
  [
    { message: 'no', field: long },
    { message: 'no', field: beginning },
  ],
  [
    { message: 'no', value: long },
    { message: 'no', value: beginning },
  ],
  [
    { message: long, value: null },
    { message: beginning, value: null },
  ],
  [
    { message: long, value: { a: 1 } },
    { message: beginning, value: { a: 1 } },
  ],
  [
    { message: 'no', value: ['x'.repeat(997)] },
    { message: 'no', value: `["${'x'.repeat(997)}"… (1001 characters)` },
  ],
])('only what is too long is cut', ([reason, expected]) => {
  expect(shortenReason({ message: '', ...reason })).toStrictEqual(expected);
});
