import * as z from 'zod';
import { mustBe } from './sentences.ts';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Parses `15m`, `1.5s`, `PT6M` or `P1DT2H`. Returns milliseconds, or `undefined` if they are not an integer or the text
 * is not a duration.
 */
export function parseDuration(text: string): number | undefined {
  const exact = lengthOf(text);
  if (exact === undefined) return undefined;
  // Allows for rounding errors in a product such as 0.07 * 1000.
  const rounded = Math.round(exact);
  return Math.abs(exact - rounded) < 1e-6 ? rounded : undefined;
}

function lengthOf(text: string): number | undefined {
  const short = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
  if (short !== null) return Number(short[1]) * units[unitOf(short[2])];
  const iso = /^(-)?P(?=\d|T\d)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (iso === null) return undefined;
  const [days, hours, minutes, seconds] = iso.slice(2).map((part) => Number(part ?? 0));
  const sum = (days ?? 0) * units.d + (hours ?? 0) * units.h + (minutes ?? 0) * units.m + (seconds ?? 0) * units.s;
  return iso[1] === undefined ? sum : -sum;
}

const mustBeDuration = mustBe('a whole number of milliseconds or a duration such as 500ms, 15m or PT6M');

/** The schema of a duration in the control plane: an integer of milliseconds, or a string such as `15m` or `PT6M`. */
export const milliseconds = z.union(
  [
    z.number().refine(Number.isInteger, { error: mustBeDuration }),
    z.string().transform((text, context) => {
      const parsed = parseDuration(text);
      if (parsed !== undefined) return parsed;
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }),
  ],
  { error: mustBeDuration },
);

function unitOf(text: string | undefined): keyof typeof units {
  return text === 'ms' || text === 's' || text === 'm' || text === 'h' ? text : 'd';
}
