import { createHash } from 'node:crypto';
import type { Row, SqlValue } from '#store/row.ts';

/** What stands in recordings in the place of a secret. */
export const placeholder = '[redacted]';

const digits = 6;

/** A row, and the columns whose secrets were invented. */
interface Completed {
  readonly row: Row;
  readonly invented: readonly string[];
}

/** Replaces placeholders in a row by invented secrets: digits, which every kind of secret may be. The same row gets the same ones. */
export function withInventedSecrets(row: Row, place: string): Completed {
  const invented = Object.keys(row).filter((column) => isRedacted(row[column]));
  const replaced = invented.map((column) => [column, replacedIn(row[column], `${place} ${column}`)] as const);
  return { row: { ...row, ...Object.fromEntries(replaced) }, invented };
}

function isRedacted(value: SqlValue | undefined): boolean {
  return typeof value === 'string' && value.includes(placeholder);
}

function replacedIn(value: SqlValue | undefined, seed: string): SqlValue {
  const hash = createHash('sha256').update(seed).digest();
  const secret = String(hash.readUInt32BE() % 10 ** digits).padStart(digits, '0');
  return String(value).replaceAll(placeholder, secret);
}
