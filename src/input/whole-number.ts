import * as z from 'zod';
import { mustBe } from './sentences.ts';

/** The schema of an integer in a query string, of at most 15 digits. */
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, { error: mustBe('a whole number') })
  .transform(Number);
