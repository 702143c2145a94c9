import type { ColumnValue } from './row.ts';

/** Values that columns have to equal. */
export type Where = Readonly<Record<string, string>>;

/** Reads the parameter `where` of the URL, a query string such as `firstname=User&lastname=`. */
export function whereIn(parameter: string | undefined): Where {
  return Object.fromEntries(new URLSearchParams(parameter));
}

/** Returns the value of the parameter `where`; `undefined` if there is nothing to filter by. */
export function whereText(where: Readonly<Record<string, string | number>>): string | undefined {
  const pairs = Object.entries(where).map(([column, value]): [string, string] => [column, String(value)]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? undefined : text;
}

/** Returns the values that identify a row for a reader: its id, or its first values that are not NULL. */
export function identityOf(row: Readonly<Record<string, ColumnValue>>): Readonly<Record<string, string | number>> {
  for (const key of ['id', 'uniqueid']) {
    const value = row[key];
    if (value !== undefined && value !== null) return { [key]: value };
  }
  const present = Object.entries(row).filter((entry): entry is [string, string | number] => entry[1] !== null);
  return Object.fromEntries(present.slice(0, 3));
}
