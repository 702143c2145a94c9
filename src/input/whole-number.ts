import * as z from 'zod';
import { mustBe } from './sentences.ts';

/** A whole number in a parameter of a URL. */
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, { error: mustBe('a whole number') })
  .transform(Number);
