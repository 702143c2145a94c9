import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';

/** The `id` parameter of the resources that take only an unsigned integer without leading zeros (core.md 2.7 ⁴). */
export function plainId(request: ActRequest): number | undefined {
  const text = request.query.text('id') ?? '';
  return /^\+?(?:0|[1-9]\d*)$/.test(text) ? Number(text) : undefined;
}

/** As `plainId`; throws `BadRequest` for any other text and for none. */
export function requiredPlainId(request: ActRequest): number {
  const id = plainId(request);
  if (id !== undefined) return id;
  const message = 'id must be an unsigned integer without leading zeros';
  throw new BadRequest({ message, field: 'id', rule: 'plain integer', value: request.query.text('id') });
}
