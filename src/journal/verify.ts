import * as z from 'zod';
import type { Journal } from './journal.ts';
import { patternSchema } from './pattern.ts';
import type { Verdict } from './verdict.ts';
import { verifyCount } from './verify-count.ts';
import { verifySequence } from './verify-sequence.ts';

const times = z.int().min(0).optional();

/** How often calls like the pattern are wanted, or patterns whose calls are wanted one after the other. */
export const verification = z
  .strictObject({
    pattern: patternSchema.optional(),
    count: z
      .strictObject({ exactly: times, atLeast: times, atMost: times })
      .refine((count) => Object.keys(count).length > 0, 'needs exactly, atLeast or atMost')
      .optional(),
    sequence: z.array(patternSchema).min(1).max(100).optional(),
  })
  .refine(
    ({ pattern, count, sequence }) => (sequence === undefined) !== (pattern === undefined && count === undefined),
    {
      error: 'either a pattern with its count, or a sequence',
    },
  );

type Verification = z.output<typeof verification>;

/** Whether the calls so far are as wanted. A pattern without count is wanted at least once. */
export function verify(journal: Journal, { pattern = {}, count = { atLeast: 1 }, sequence }: Verification): Verdict {
  return sequence === undefined ? verifyCount(journal, { pattern, count }) : verifySequence(journal, sequence);
}
