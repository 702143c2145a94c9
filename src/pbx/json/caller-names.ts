import { phpTrim } from '#wire/php.ts';

/**
 * The caller id that is made of a name and perhaps a number: `"Name" <number>` (pbx_settings-lines-users.md 0.3). The first `<…>` in the name
 * stands for the number, even when it holds none. Without name and number it is empty.
 */
export function callerName(text: string, number = ''): string {
  const given = firstInBrackets(text) ?? number;
  const name = unquoted(phpTrim(text.replace(/<[^<>]*>\s*$/, '')));
  const quoted = name === '' ? '' : `"${name.replace(/(?<!\\)"/g, '\\"')}"`;
  return /^[0-9*#]{1,40}$/.test(given) ? `${quoted} <${given}>` : quoted;
}

function firstInBrackets(text: string): string | undefined {
  const open = text.indexOf('<');
  const close = open < 0 ? -1 : text.indexOf('>', open);
  return close < 0 ? undefined : text.slice(open + 1, close);
}

/** The name in a caller id, without quotes and number; what a phone displays. */
export function nameOf(callerId: string): string {
  return unquoted(callerId.replace(/ ?<[^<>]*>$/, '')).replaceAll('\\"', '"');
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
