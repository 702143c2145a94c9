import * as z from 'zod';
import { placedCall } from '#calls/answer.ts';

/** The placed calls of a world. */
export const callsAnswer = () =>
  z.object({ calls: z.array(placedCall()).readonly().describe('The calls, the latest first.') });
