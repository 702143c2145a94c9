import * as z from 'zod';
import { isShallow } from './shallow.ts';

const json = z.json();

/** The schema of any JSON value nested at most 64 levels deep; a deeper one could not be serialized. */
export const jsonValue = z.custom<z.output<typeof json>>(
  (value) => isShallow(value) && json.safeParse(value).success,
  'must be JSON, nested at most 64 levels deep',
);
