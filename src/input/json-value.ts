import * as z from 'zod';
import { isShallow } from './shallow.ts';

const json = z.json();

/** Any JSON that is not nested too deep to be written again. */
export const jsonValue = z.custom<z.output<typeof json>>(
  (value) => isShallow(value) && json.safeParse(value).success,
  'must be JSON, nested at most 64 levels deep',
);
