import type { AnyTable, RowText } from './any-table.ts';
import type { Row } from './row.ts';
import type { Store } from './store.ts';

/** How the rows of one table differ between two states. */
export interface TableDifference {
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly { readonly from: Row; readonly to: Row }[];
  /** How many rows of each kind are not shown, when there are any. */
  readonly omitted?: Readonly<Record<Kind, number>>;
}

type Kind = 'added' | 'removed' | 'changed';

/** How much of a difference is shown: rows, and the characters of their values. */
export interface DifferenceLimit {
  readonly rows: number;
  readonly characters: number;
}

/**
 * The tables in which two states differ, row by row; rows are the same when their place in the table is. Only the rows that are
 * shown are held in memory.
 */
export function differenceOf(from: Store, to: Store, room: DifferenceLimit): Readonly<Record<string, TableDifference>> {
  if (from === to) return {};
  const left = { ...room };
  return Object.fromEntries(
    to.anyTables().flatMap((table) => {
      const before = from.anyTable(table.name);
      const found = before && tableDifference({ from: before, to: table }, left);
      return found === undefined ? [] : [[table.name, found]];
    }),
  );
}

/** A row of either state by its place; each has it unless it was added or removed. */
interface Pair {
  readonly from?: RowText;
  readonly to?: RowText;
}

function tableDifference(
  { from, to }: { from: AnyTable; to: AnyTable },
  left: { rows: number; characters: number },
): TableDifference | undefined {
  const places: Record<Kind, number[]> = { added: [], removed: [], changed: [] };
  const omitted: Record<Kind, number> = { added: 0, removed: 0, changed: 0 };
  for (const pair of pairs(from.texts(), to.texts())) {
    const kind = kindOf(pair);
    if (kind === undefined) continue;
    const weight = (pair.from?.text.length ?? 0) + (pair.to?.text.length ?? 0);
    if (left.rows < 1 || left.characters < weight) omitted[kind] += 1;
    else {
      left.rows -= 1;
      left.characters -= weight;
      places[kind].push((pair.to ?? pair.from)?.place ?? 0);
    }
  }
  const count = Object.values(omitted).reduce((sum, number) => sum + number, 0);
  if (count + places.added.length + places.removed.length + places.changed.length === 0) return undefined;
  const rowIn = (table: AnyTable) => (rowid: number) => table.first({ rowid }) ?? {};
  return {
    added: places.added.map(rowIn(to)),
    removed: places.removed.map(rowIn(from)),
    changed: places.changed.map((place) => ({ from: rowIn(from)(place), to: rowIn(to)(place) })),
    ...(count > 0 && { omitted }),
  };
}

function kindOf({ from, to }: Pair): Kind | undefined {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  return from.text === to.text ? undefined : 'changed';
}

/** Rows of both states side by side, each in the order of its places. */
function* pairs(from: Iterator<RowText>, to: Iterator<RowText>): Generator<Pair, undefined> {
  let [one, other] = [from.next(), to.next()];
  while (!one.done || !other.done) {
    const step = one.done ? 1 : other.done ? -1 : one.value.place - other.value.place;
    yield { ...(!one.done && step <= 0 && { from: one.value }), ...(!other.done && step >= 0 && { to: other.value }) };
    if (step <= 0) one = from.next();
    if (step >= 0) other = to.next();
  }
}
