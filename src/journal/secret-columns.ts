import { parse } from 'csv-parse/sync';

/**
 * Redacts the columns with secret names in text with `|`-separated columns and a header line, such as an import of users;
 * returns any other text unchanged.
 */
export function withoutSecretColumns(
  text: string,
  isSecret: (name: string) => boolean,
  replacement: (secret: string) => string,
): string {
  const [header = ''] = text.split('\n', 1);
  const secretColumns = header.split('|').map((name) => isSecret(name.trim().replaceAll('"', '')));
  if (secretColumns.length < 2 || !secretColumns.includes(true)) return text;
  const rows = rowsOf(text.slice(header.length + 1));
  if (rows === undefined) return `${header}\n${replacement(text.slice(header.length + 1))}`;
  const redacted = rows.map((cells) =>
    cells.map((cell, index) => (secretColumns[index] && cell !== '' ? replacement(cell) : cell)).join('|'),
  );
  return [header, ...redacted].join('\n');
}

/** Returns `undefined` if the text cannot be parsed. */
function rowsOf(text: string): string[][] | undefined {
  try {
    return parse(text, { delimiter: '|', relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
