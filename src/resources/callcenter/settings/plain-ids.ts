import type { Parameter } from '#core/act-description.ts';
import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';

/** Returns the parameter `id` of an act that uses `plainId`. */
export function plainIdParameter(noun: string): Parameter {
  return {
    name: 'id',
    words: `the id of the ${noun}, without leading zeros`,
    rule: { cast: 'uint' },
    isRequired: true,
  };
}

/** Returns the `id` parameter, or `undefined` unless it is an unsigned integer without leading zeros (core.md 2.7 ⁴). */
export function plainId(request: ActRequest): number | undefined {
  const text = request.query.text('id') ?? '';
  return /^\+?(?:0|[1-9]\d*)$/.test(text) ? Number(text) : undefined;
}

/** Same as `plainId`, but throws `BadRequest` instead of returning `undefined`. */
export function requiredPlainId(request: ActRequest): number {
  const id = plainId(request);
  if (id !== undefined) return id;
  const message = 'id must be a whole number of at least 0, without leading zeros';
  throw new BadRequest({ message, field: 'id', rule: 'plain integer', value: request.query.text('id') });
}
