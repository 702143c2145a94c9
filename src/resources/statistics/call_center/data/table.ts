import { defineResource } from '#core/define-resource.ts';
import { rowKey } from '#core/request.ts';
import type { Act, Resource } from '#core/resource.ts';
import type { Json } from '#wire/json.ts';
import { type Subject, statisticsRows } from './rows.ts';

/** A column of a table: how its results would be computed and written. */
interface Column {
  readonly expression: string;
  readonly format: 'int' | 'time' | 'percent';
  /** A blank for all but results that are made of others. */
  readonly operation?: string;
}

/** A table of statistics: what its rows are about, and its columns by name. */
export interface StatisticsTable {
  readonly path: string;
  readonly subject: Subject;
  readonly columns: Readonly<Record<string, Column>>;
}

/** A web service that shows a table; `act` does not count (callcenter-configuration.md 7). */
export function statistics({ path, subject, columns }: StatisticsTable): Resource {
  return defineResource({
    base: 'statistics/call_center',
    path,
    fallback: 'show',
    honoursSum: false,
    acts: { show: show(subject, resultsOf(columns)) },
  });
}

/** The calls that would be counted are not known here, so all results are 0. */
function resultsOf(columns: StatisticsTable['columns']): Readonly<Record<string, Json>> {
  const results = Object.entries(columns).map(([name, { expression, format, operation = ' ' }]) => {
    return [name, { expression, format, result: 0, operation }] as const;
  });
  return Object.fromEntries(results);
}

function show(subject: Subject, results: Readonly<Record<string, Json>>): Act {
  return (request) => {
    const id = rowKey(request.parameters.text('confid'));
    // An unknown configuration has no object, no day and no hour: only the axis `year` has rows then (callcenter-configuration.md 7).
    const configuration = (id === undefined ? undefined : request.store.first('stats_conf', { id })) ?? {};
    const rows = statisticsRows(request, { subject, configuration });
    return { status: 200, json: new Map(rows.map(({ key, rowdata }) => [key, { rowdata, ...results }])) };
  };
}
