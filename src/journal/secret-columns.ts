import { parse } from 'csv-parse/sync';

/**
 * A text of lines in columns, as the import of users takes it, without the cells below the secret names of its first line; any
 * other text as it is.
 */
export function withoutSecretColumns(text: string, isSecret: (name: string) => boolean, mask: string): string {
  const [header = ''] = text.split('\n', 1);
  const hidden = header.split('|').map((name) => isSecret(name.trim().replaceAll('"', '')));
  if (hidden.length < 2 || !hidden.includes(true)) return text;
  const rows = rowsOf(text.slice(header.length + 1));
  if (rows === undefined) return `${header}\n${mask}`;
  const shown = rows.map((cells) => cells.map((cell, index) => (hidden[index] && cell !== '' ? mask : cell)).join('|'));
  return [header, ...shown].join('\n');
}

/** `undefined` when the text cannot be told apart into cells. */
function rowsOf(text: string): string[][] | undefined {
  try {
    return parse(text, { delimiter: '|', relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
