import type { Reason } from '#errors.ts';
import { redactReason } from './secrets.ts';

/** Maximum length of strings in a reason, in characters. */
const maxLength = 1000;

/**
 * Truncates the strings of a reason for log and journal, because a refused value may be as long as a body. Secrets are redacted
 * first, so that none remains in part.
 */
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
  return message.length > maxLength || field.length > maxLength || cutValue(value) !== value;
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (typeof value !== 'object') return value;
  const json = JSON.stringify(value);
  return json.length > maxLength ? cut(json) : value;
}

function cut(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}… (${text.length} characters)` : text;
}
