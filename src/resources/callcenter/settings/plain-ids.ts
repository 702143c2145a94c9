import type { Call } from '../../../call.ts';
import { BadRequest } from '../../../errors.ts';

/** The `id` parameter of the resources that take only an unsigned integer without leading zeros (core.md 2.7 ⁴). */
export function plainId(call: Call): number | undefined {
  const text = call.query.text('id') ?? '';
  return /^\+?(?:0|[1-9]\d*)$/.test(text) ? Number(text) : undefined;
}

/** As `plainId`; throws `BadRequest` for any other text and for none. */
export function requiredPlainId(call: Call): number {
  const id = plainId(call);
  if (id !== undefined) return id;
  const message = 'id must be an unsigned integer without leading zeros';
  throw new BadRequest({ message, field: 'id', rule: 'plain integer', value: call.query.text('id') });
}
