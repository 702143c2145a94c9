import * as z from 'zod';

/** A row: the values of its columns, in order. */
export const rowAnswer = () => z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The rows of a table that differ between two states; `omitted` has the number of rows beyond a limit. */
export const tableDifference = () =>
  z.object({
    added: z.array(rowAnswer()).readonly(),
    removed: z.array(rowAnswer()).readonly(),
    changed: z.array(z.object({ from: rowAnswer(), to: rowAnswer() })).readonly(),
    omitted: z.object({ added: z.int(), removed: z.int(), changed: z.int() }).readonly().optional(),
  });
