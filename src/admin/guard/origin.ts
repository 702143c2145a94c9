import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';

/** A state that a world can begin with, or go back to. */
export const origin = z
  .union([z.enum(['baseline', 'empty']), z.templateLiteral(['snapshot:', z.string().min(1)])], {
    error: mustBe('baseline, empty or snapshot:NAME', { names: ['baseline', 'empty'] }),
  })
  .default('baseline');
