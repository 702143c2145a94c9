import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCallerId } from '#calls/dialplan/caller-ids.ts';
import { zoneNamed } from '#calls/dialplan/clock-zones.ts';
import { bySpecificity, matchedRest } from '#calls/dialplan/patterns.ts';
import { isWithin } from '#calls/dialplan/periods.ts';
import { callerName } from '#pbx/json/caller-names.ts';

// Stored texts are not checked, or come from seeds: every one of them must be read.

const pattern = fc.string({ unit: fc.constantFrom(...'_XZN[]-.!019*#'), maxLength: 12 });

test('every stored number matches or does not, and the tail is the end of the number', () => {
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom(...'019*#'), maxLength: 8 }), (stored, number) => {
      const rest = matchedRest(stored, number);
      expect(rest === undefined || number.endsWith(rest)).toBe(true);
    }),
  );
});

test('the order of patterns is an order', () => {
  fc.assert(
    fc.property(pattern, pattern, pattern, (one, two, three) => {
      const sign = (first: string, second: string): number => Math.sign(bySpecificity(first, second));
      expect(sign(one, two) + sign(two, one)).toBe(0);
      if (sign(one, two) <= 0 && sign(two, three) <= 0) expect(sign(one, three)).toBeLessThanOrEqual(0);
    }),
  );
});

test('every period can be read', () => {
  const text = fc.option(fc.string({ unit: fc.constantFrom(...'0123459:-, *x'), maxLength: 14 }));
  const period = fc.record({ hours: text, weekdays: text, monthdays: text, months: text });
  fc.assert(
    fc.property(period, fc.date({ noInvalidDate: true }), (times, date) => {
      expect(isWithin(times, date.getTime())).toBeTypeOf('boolean');
    }),
  );
});

test('every time zone is read, the unknown ones as UTC', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(zoneNamed(name).clockAt(0)).toBeTypeOf('number');
    }),
  );
});

test('a caller id that the web services wrote is read as it was', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'aB "<1>'), minLength: 1, maxLength: 12 })
    .filter((text) => !/^ | $|<|^"|"$/.test(text));
  const number = fc.string({ unit: fc.constantFrom(...'0123456789*#'), minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(name, number, (displayed, dialled) => {
      expect(parseCallerId(callerName(displayed, dialled))).toEqual({ name: displayed, number: dialled });
    }),
  );
});
