import { oneLine } from '#text/one-line.ts';
import { type CompareResult, type FoundDifference, type OperationResult, totalsOf } from './result.ts';

/** What the report calls the two sides: `recorded` and `found`, or two targets. */
export type SideNames = readonly [left: string, right: string];

/** Returns a difference in words: `[3].linefeatures[0].context: recorded "default", found "other"`. */
export function differenceText({ at, recorded, found }: FoundDifference, [left, right]: SideNames): string {
  return oneLine(`${at}: ${left} ${recorded}, ${right} ${found}`);
}

/** Returns the explanation of a difference, if there is one. */
export function noteText({ since, note }: FoundDifference): string | undefined {
  if (since !== undefined) return `since ${since}: ${note ?? ''}`;
  return note === undefined ? undefined : `reason: ${note}`;
}

/** Returns the report as lines: the first difference of each operation, then a table of operations, then the totals. */
export function textReport(result: CompareResult, sides: SideNames): readonly string[] {
  return [
    ...result.operations.flatMap((each) => (each.first === undefined ? [] : operationLines(each, each.first, sides))),
    ...table(result),
    ...totalLines(result),
  ];
}

function operationLines(
  { operation, differs }: OperationResult,
  first: FoundDifference,
  sides: SideNames,
): readonly string[] {
  const { recording, sequence, exchange, world } = first;
  const note = noteText(first);
  return [
    `${operation} differs`,
    `  in ${recording}, ${sequence}: ${exchange}`,
    `  ${differenceText(first, sides)}`,
    ...(note === undefined ? [] : [`  ${note}`]),
    ...(world === undefined ? [] : [`  world ${world}`]),
    ...(differs > 1 ? [`  and ${differs - 1} more`] : []),
    '',
  ];
}

type Count = 'same' | 'differs' | 'accepted' | 'skipped';

function table({ operations, accepts }: CompareResult): readonly string[] {
  const columns: readonly Count[] = accepts
    ? ['same', 'differs', 'accepted', 'skipped']
    : ['same', 'differs', 'skipped'];
  const width = Math.max(...operations.map(({ operation }) => operation.length), 'operation'.length);
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padStart(columns[index]?.length ?? 0))].join('  ');
  return [
    line('operation', columns),
    ...operations.map((each) =>
      line(
        each.operation,
        columns.map((column) => String(each[column])),
      ),
    ),
    '',
  ];
}

function totalLines(result: CompareResult): readonly string[] {
  const { same, differs, accepted, skipped } = totalsOf(result);
  const counts = [`${same} same`, `${differs} different`, ...(result.accepts ? [`${accepted} accepted`] : [])];
  return [
    `${[...counts, `${skipped} skipped`].join(', ')}`,
    ...[...result.skips].map(([reason, count]) => `skipped ${count}: ${reason}`),
    ...result.unused.map(
      ({ operation, at, reason }) => `accepted, but no longer different: ${operation} at ${at} (${oneLine(reason)})`,
    ),
  ];
}
