import type { Reason } from '#errors.ts';
import { redactReason } from './secrets.ts';

/** Longer values and sentences are cut before log and journal keep them. */
const longest = 1000;

/** A reason as log and journal keep it: a refused value may be as long as a body. A secret is hidden before it is cut. */
export function shortenReason(reason: Reason): Reason {
  if (!isLong(reason)) return reason;
  const { message, field, value, ...others } = redactReason(reason);
  return {
    ...others,
    message: cut(message),
    ...(field !== undefined && { field: cut(field) }),
    ...(value !== undefined && { value: cutValue(value) }),
  };
}

function isLong({ message, field = '', value }: Reason): boolean {
  return message.length > longest || field.length > longest || cutValue(value) !== value;
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value !== 'object') return value;
  const json = JSON.stringify(value);
  return json.length > longest ? cut(json) : value;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}
