import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock, clockRange, OutOfClockRange } from '#world/clock.ts';

const day = 86_400_000;

test('a clock shows the real time until it is frozen, started or moved', () => {
  const clock = new Clock();
  expect(clock.mode).toBe('real');
  clock.freeze(1000);
  clock.advance(500);
  expect([clock.mode, clock.now(), clock.seconds()]).toEqual(['frozen', 1500, 1]);
  clock.start(day);
  expect(clock.mode).toBe('offset');
  expect(clock.now()).toBeGreaterThanOrEqual(day);
  clock.freeze(0);
  clock.reset();
  expect(clock.mode).toBe('real');
});

test.for([1e17, -1e17, Number.POSITIVE_INFINITY, Number.NaN])(
  'a move by %d is refused and leaves the clock unchanged',
  (by) => {
    const clock = new Clock();
    clock.freeze(day);
    expect(() => clock.advance(by)).toThrow(OutOfClockRange);
    expect(() => clock.freeze(by)).toThrow(OutOfClockRange);
    expect(() => clock.start(by)).toThrow(OutOfClockRange);
    expect([clock.mode, clock.now()]).toEqual(['frozen', day]);
  },
);

test('after any operations the time is a valid date and fits in 32 bits', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom('freeze', 'start', 'advance'), fc.double({ min: -5e12, max: 5e12 })));
  fc.assert(
    fc.property(moves, (steps) => {
      const clock = new Clock();
      for (const [move, value] of steps) {
        try {
          if (move === 'freeze') clock.freeze(value);
          else if (move === 'start') clock.start(value);
          else clock.advance(value);
        } catch (error) {
          expect(error).toBeInstanceOf(OutOfClockRange);
        }
      }
      expect(new Date(clock.now()).getTime()).not.toBeNaN();
      expect(Math.abs(clock.seconds())).toBeLessThanOrEqual(2 ** 31);
    }),
  );
});

test('a running clock stops at the end of its range', () => {
  const clock = new Clock();
  clock.start(clockRange.to);
  expect(clock.now()).toBe(clockRange.to);
  clock.start(clockRange.from);
  expect(clock.now()).toBeGreaterThanOrEqual(clockRange.from);
});
