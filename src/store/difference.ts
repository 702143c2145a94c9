import type { AnyTable, RowText } from './any-table.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';

/** The row changes of one table between two states. */
export interface TableDifference {
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly { readonly from: Row; readonly to: Row }[];
  /** Number of rows of each kind beyond the limit; absent if there are none. */
  readonly omitted?: Readonly<Record<Kind, number>>;
}

type Kind = 'added' | 'removed' | 'changed';

/** Limits of a difference: number of rows, and characters of their values. */
export interface DifferenceLimit {
  readonly rows: number;
  readonly characters: number;
}

/**
 * Returns the differences between two states by table name, without tables that are equal. Rows are paired by `rowid`. Only rows
 * within the limit are held in memory.
 */
export function differenceOf(
  from: Store,
  to: Store,
  limit: DifferenceLimit,
): Readonly<Record<string, TableDifference>> {
  if (from === to) return {};
  const remaining = { ...limit };
  return Object.fromEntries(
    to.anyTables().flatMap((table) => {
      const before = from.anyTable(table.name);
      const difference = before && tableDifference({ from: before, to: table }, remaining);
      return difference === undefined ? [] : [[table.name, difference]];
    }),
  );
}

/** The row with a `rowid` in both states: an added row has no `from`, a removed one no `to`. */
interface Pair {
  readonly from?: RowText;
  readonly to?: RowText;
}

function tableDifference(
  { from, to }: { from: AnyTable; to: AnyTable },
  remaining: { rows: number; characters: number },
): TableDifference | undefined {
  const rowids: Record<Kind, number[]> = { added: [], removed: [], changed: [] };
  const omitted: Record<Kind, number> = { added: 0, removed: 0, changed: 0 };
  for (const pair of pairs(from.texts(), to.texts())) {
    const kind = kindOf(pair);
    if (kind === undefined) continue;
    const characters = (pair.from?.text.length ?? 0) + (pair.to?.text.length ?? 0);
    if (remaining.rows < 1 || remaining.characters < characters) omitted[kind] += 1;
    else {
      remaining.rows -= 1;
      remaining.characters -= characters;
      rowids[kind].push((pair.to ?? pair.from)?.rowid ?? 0);
    }
  }
  const omittedCount = Object.values(omitted).reduce((sum, number) => sum + number, 0);
  if (omittedCount + rowids.added.length + rowids.removed.length + rowids.changed.length === 0) return undefined;
  const rowIn = (table: AnyTable) => (rowid: number) => table.first({ rowid }) ?? {};
  return {
    added: rowids.added.map(rowIn(to)),
    removed: rowids.removed.map(rowIn(from)),
    changed: rowids.changed.map((rowid) => ({ from: rowIn(from)(rowid), to: rowIn(to)(rowid) })),
    ...(omittedCount > 0 && { omitted }),
  };
}

function kindOf({ from, to }: Pair): Kind | undefined {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  return from.text === to.text ? undefined : 'changed';
}

/** Merges the rows of both states, each sorted by `rowid`, into pairs. */
function* pairs(from: Iterator<RowText>, to: Iterator<RowText>): Generator<Pair, undefined> {
  let [one, other] = [from.next(), to.next()];
  while (!one.done || !other.done) {
    const step = one.done ? 1 : other.done ? -1 : one.value.rowid - other.value.rowid;
    yield { ...(!one.done && step <= 0 && { from: one.value }), ...(!other.done && step >= 0 && { to: other.value }) };
    if (step <= 0) one = from.next();
    if (step >= 0) other = to.next();
  }
}
