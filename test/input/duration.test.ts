import { expect, test } from 'vitest';
import { parseDuration } from '#input/duration.ts';

test.for<[string, number | undefined]>([
  ['500ms', 500],
  ['1.5s', 1500],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['PT6M', 360_000],
  ['P1DT2H3M4.5S', 93_784_500],
  ['-PT1S', -1000],
  ['0.07s', 70],
  ['0.5ms', undefined],
  ['PT0.0005S', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['15', undefined],
  ['m15', undefined],
])('the duration %s is %s milliseconds', ([text, expected]) => {
  expect(parseDuration(text)).toBe(expected);
});
