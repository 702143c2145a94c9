import * as z from 'zod';
import type { Json } from '#wire/json.ts';

/** What a column holds as JSON text; an empty list for a text that is not JSON. */
export function decoded(text: string): Json {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return [];
  }
}
