import * as z from 'zod';

/** An error answer (RFC 9457). */
export const problemAnswer = () =>
  z
    .object({
      type: z.literal('about:blank').describe('Always `about:blank`: the status says what kind of problem it is.'),
      title: z.string().describe('The name of the status.'),
      status: z.int().describe('The status of the answer.'),
      detail: z.string().describe('One sentence: what is wrong, and what to do about it.'),
      errors: z
        .array(
          z.object({
            at: z
              .string()
              .describe('Path of the value, such as `faults[1].trigger.times`; empty for the input itself.'),
            message: z.string().describe('What is wrong with the value, such as `must be at least 1, but is 0`.'),
          }),
        )
        .readonly()
        .exactOptional()
        .describe('The places of the first 100 problems with the input.'),
    })
    .meta({ title: 'Problem', description: 'Why a request failed (RFC 9457).' });
