import * as z from 'zod';
import type { Journal } from './journal.ts';
import { patternSchema } from './pattern.ts';
import type { Verdict } from './verdict.ts';
import { rangeOf, verifyCount } from './verify-count.ts';
import { verifySequence } from './verify-sequence.ts';

const times = z.int().min(0).optional();

/** The body of a verification: a pattern and how often it must match, or a sequence of patterns. */
export const verificationSchema = z
  .strictObject({
    pattern: patternSchema.optional(),
    count: z
      .strictObject({
        exactly: times.describe('Exactly this number.'),
        atLeast: times.describe('This number or more.'),
        atMost: times.describe('This number or fewer.'),
      })
      .refine((count) => Object.keys(count).length > 0, 'must have exactly, atLeast or atMost')
      .superRefine((count, context) => {
        const [min, max] = rangeOf(count);
        if (min > max) context.addIssue(`must not ask for at least ${min} and at most ${max}`);
      })
      .optional()
      .describe('Expected number of requests that match the pattern. Default: at least one.'),
    sequence: z
      .array(patternSchema)
      .min(1)
      .max(100)
      .optional()
      .describe('Patterns that requests must match in this order; other requests may come between them.'),
  })
  .refine(
    ({ pattern, count, sequence }) => (sequence === undefined) !== (pattern === undefined && count === undefined),
    'must have either a sequence, or a pattern, a count or both',
  );

/** A parsed verification. */
export type Verification = z.output<typeof verificationSchema>;

/** Verifies the journal so far. Without a count, at least one request must match the pattern. */
export function verify(journal: Journal, { pattern = {}, count = { atLeast: 1 }, sequence }: Verification): Verdict {
  return sequence === undefined ? verifyCount(journal, { pattern, count }) : verifySequence(journal, sequence);
}
