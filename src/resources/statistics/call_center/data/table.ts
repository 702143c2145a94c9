import type { ActDescription, Parameter } from '#core/act-description.ts';
import { defineResource } from '#core/define-resource.ts';
import { rowKey } from '#core/request.ts';
import { type Act, act, type Resource } from '#core/resource.ts';
import type { Json } from '#wire/json.ts';
import { tableAnswer } from './answers.ts';
import { axes, type Subject, statisticsRows } from './rows.ts';

/** A column of a table. */
interface Column {
  /** How the real server computes the result. */
  readonly expression: string;
  readonly format: 'int' | 'time' | 'percent';
  /** The operators of a computed result; a space for all others. */
  readonly operation?: string;
}

/** A statistics table: its path below `call_center`, the subject of its rows, and its columns by name. */
export interface StatisticsTable {
  readonly path: string;
  readonly subject: Subject;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Defines the resource of a table, which ignores `act` (callcenter-configuration.md 7). */
export function statisticsResource({ path, subject, columns }: StatisticsTable): Resource {
  return defineResource({
    base: 'statistics/call_center',
    path,
    fallback: 'show',
    honoursSum: false,
    acts: { show: show(subject, resultsOf(columns)) },
    answers: { show: () => tableAnswer(subject, Object.keys(columns)) },
  });
}

/** All results are 0: the mock does not store the calls that the real server counts. */
function resultsOf(columns: StatisticsTable['columns']): Readonly<Record<string, Json>> {
  const results = Object.entries(columns).map(([name, { expression, format, operation = ' ' }]) => {
    return [name, { expression, format, result: 0, operation }] as const;
  });
  return Object.fromEntries(results);
}

const parameters: readonly Parameter[] = [
  { name: 'confid', words: 'the id of the statistics configuration', rule: { cast: 'int' }, isRequired: true },
  { name: 'axetype', words: 'the periods of the rows; the objects themselves without it', rule: { oneOf: axes } },
  { name: 'dweek', words: 'a day of the week for `axetype=week`, such as 2012-11-30' },
  { name: 'dmonth', words: 'the month for `axetype=month`, such as 2012-11' },
  { name: 'key', words: 'the queue for weeks and months of queues, such as `queue-3`' },
];

function show(subject: Subject, results: Readonly<Record<string, Json>>): Act {
  const description: ActDescription = {
    summary: `Show the statistics of ${subject}s`,
    details:
      'The mock stores no calls for it: all results are 0. `act` is ignored. The parameters are read as those of call records.',
    parameters,
    statuses: [{ status: 200, when: 'the table by key; an empty list if it has no row' }],
  };
  return act(description, (request) => {
    const id = rowKey(request.parameters.text('confid'));
    // An unknown configuration has no objects, days or hours, so that only the axis `year` has rows (callcenter-configuration.md 7).
    const configuration = (id === undefined ? undefined : request.store.first('stats_conf', { id })) ?? {};
    const rows = statisticsRows(request, { subject, configuration });
    return { status: 200, json: new Map(rows.map(({ key, rowdata }) => [key, { rowdata, ...results }])) };
  });
}
