import { expect, test } from 'vitest';
import { shortenReason } from '#journal/shorten-reason.ts';

const long = 'x'.repeat(10_000);
const beginning = `${'x'.repeat(1000)}… (10000 characters)`;

test('a short reason stays as it is, with its secret for the journal to hide', () => {
  const reason = { message: 'passwd is too short', field: 'passwd', rule: 'minlen', value: 'hush' };
  expect(shortenReason(reason)).toBe(reason);
  const nested = { message: 'no', value: { firstname: ['Ada'] } };
  expect(shortenReason(nested)).toBe(nested);
  const plain = { message: 'no' };
  expect(shortenReason(plain)).toBe(plain);
});

test('a long value, sentence and field are cut, and their lengths told', () => {
  const reason = { message: long, field: long, rule: 'maxlen', value: long };
  expect(shortenReason(reason)).toEqual({ message: beginning, field: beginning, rule: 'maxlen', value: beginning });
});

test('a large object becomes the beginning of its JSON', () => {
  expect(shortenReason({ message: 'no', value: { a: long } })).toEqual({
    message: 'no',
    value: `{"a":"${'x'.repeat(994)}… (10008 characters)`,
  });
});

test('a secret that is long is hidden before anything is cut', () => {
  const secret = `hush${long}`;
  const kept = shortenReason({ message: `passwd ${secret} is too long`, field: 'passwd', value: secret });
  expect(JSON.stringify(kept)).not.toContain('hush');
  expect(JSON.stringify(shortenReason({ message: 'no', value: { passwd: secret } }))).not.toContain('hush');
});

test.each(['x'.repeat(1000), { a: 'x'.repeat(992) }, ['x'.repeat(996)], null, 12, true])(
  'a value of at most a thousand characters stays',
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
