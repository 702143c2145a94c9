import * as z from 'zod';
import type { Journal } from './journal.ts';
import { patternSchema } from './pattern.ts';
import type { Verdict } from './verdict.ts';
import { rangeOf, verifyCount } from './verify-count.ts';
import { verifySequence } from './verify-sequence.ts';

const times = z.int().min(0).optional();

/** How often calls like the pattern are wanted, or patterns whose calls are wanted one after the other. */
export const verificationSchema = z
  .strictObject({
    pattern: patternSchema.optional(),
    count: z
      .strictObject({ exactly: times, atLeast: times, atMost: times })
      .refine((count) => Object.keys(count).length > 0, 'must have exactly, atLeast or atMost')
      .superRefine((count, context) => {
        const [least, most] = rangeOf(count);
        if (least > most)
          context.addIssue(`must be possible, but asks for at least ${least} and at most ${most} calls`);
      })
      .optional(),
    sequence: z.array(patternSchema).min(1).max(100).optional(),
  })
  .refine(
    ({ pattern, count, sequence }) => (sequence === undefined) !== (pattern === undefined && count === undefined),
    'must have either a pattern, a count or both, or else a sequence',
  );

/** What is to be verified. */
export type Verification = z.output<typeof verificationSchema>;

/** Whether the calls so far are as wanted. A pattern without count is wanted at least once. */
export function verify(journal: Journal, { pattern = {}, count = { atLeast: 1 }, sequence }: Verification): Verdict {
  return sequence === undefined ? verifyCount(journal, { pattern, count }) : verifySequence(journal, sequence);
}
