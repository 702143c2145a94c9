import { phpTrim } from '#wire/php.ts';

/**
 * Formats a caller id, `"Name" <number>` (pbx_settings-lines-users.md 0.3). A `<…>` in `text` takes precedence over `number`, even if its content
 * is not a number. A missing part is left out, so the result is `''` without name and number.
 */
export function callerName(text: string, number = ''): string {
  const digits = firstInBrackets(text) ?? number;
  const name = unquoted(phpTrim(text.replace(/<[^<>]*>\s*$/, '')));
  const quoted = name === '' ? '' : `"${name.replace(/(?<!\\)"/g, '\\"')}"`;
  return /^[0-9*#]{1,40}$/.test(digits) ? `${quoted} <${digits}>` : quoted;
}

function firstInBrackets(text: string): string | undefined {
  const open = text.indexOf('<');
  const close = open < 0 ? -1 : text.indexOf('>', open);
  return close < 0 ? undefined : text.slice(open + 1, close);
}

/** The name that a phone displays for a caller id: without quotes and number. */
export function displayNameOf(callerId: string): string {
  return unquoted(callerId.replace(/ ?<[^<>]*>$/, '')).replaceAll('\\"', '"');
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
