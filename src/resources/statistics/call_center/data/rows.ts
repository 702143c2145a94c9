import type { ActRequest } from '#core/request.ts';
import { fullName, labelOf } from '#pbx/json/record-json.ts';
import { agentsOf, queuesOf, type RatedQueue } from '#resources/statistics/call_center/settings/configuration/show.ts';
import type { Rows } from '#store/schema/rows.ts';
import {
  daysOfMonth,
  daysOfWeek,
  hoursOfDay,
  monthsOfYear,
  namedDays,
  numberedDays,
  type StatisticsConfiguration,
  type TableRow,
} from './calendar.ts';

/** The kind of object that a table is about. */
export type Subject = 'queue' | 'agent';

/** The periods of time that the parameter `axetype` names. */
export const axes = ['day', 'week', 'month', 'year'];

interface TableRequest {
  readonly subject: Subject;
  readonly configuration: StatisticsConfiguration;
}

/** The rows of a table: periods of time if the parameter `axetype` names an axis, otherwise the objects themselves. */
export function statisticsRows(request: ActRequest, table: TableRequest): readonly TableRow[] {
  const axis = request.parameters.text('axetype');
  switch (axis) {
    case 'day':
      return withTotal(hoursOfDay(table.configuration), table);
    case 'week':
      return withTotal(weekRows(request, table), table);
    case 'month':
      return withTotal(monthRows(request, table), table);
    case 'year':
      return withTotal(monthsOfYear, table);
    default:
      return objectRows(request, table);
  }
}

/** Appends the total, which only non-empty tables of queues have. */
function withTotal(rows: readonly TableRow[], { subject }: TableRequest): readonly TableRow[] {
  const total = { key: 'total', rowdata: { identity: 'Total', name: 'total', key: 'total' } };
  return subject === 'queue' && rows.length > 0 ? [...rows, total] : rows;
}

/** Tables of queues have the dates of a week, those of agents only the names of the days. */
function weekRows(request: ActRequest, { subject, configuration }: TableRequest): readonly TableRow[] {
  if (subject === 'agent') return namedDays(configuration);
  const [date] = /^\d{4}-\d\d?-\d\d?$/.exec(request.parameters.text('dweek') ?? '') ?? [];
  return date !== undefined && namesQueue(request, configuration) ? daysOfWeek(configuration, date) : [];
}

/** Tables of agents default to the current month. */
function monthRows(request: ActRequest, { subject, configuration }: TableRequest): readonly TableRow[] {
  const { parameters, clock } = request;
  const [month] = /^\d{4}-\d\d?/.exec(parameters.text('dmonth') ?? '') ?? [];
  if (subject === 'agent') {
    return numberedDays(configuration, month ?? new Date(clock.now()).toISOString().slice(0, 'YYYY-MM'.length));
  }
  return month !== undefined && namesQueue(request, configuration) ? daysOfMonth(configuration, month) : [];
}

/** True if `key` names a queue of the configuration. Otherwise weeks and months have no rows (callcenter-configuration.md 7). */
function namesQueue({ store, parameters }: ActRequest, configuration: StatisticsConfiguration): boolean {
  const key = parameters.text('key');
  return queuesOf(store, configuration.id ?? 0).some((queue) => keyOfQueue(queue) === key);
}

function objectRows({ store }: ActRequest, { subject, configuration }: TableRequest): readonly TableRow[] {
  const id = configuration.id ?? 0;
  return subject === 'queue' ? queuesOf(store, id).map(queueRow) : agentsOf(store, id).map(agentRow);
}

function queueRow(queue: RatedQueue): TableRow {
  const [key, name] = [keyOfQueue(queue), queue.name];
  const rowdata = {
    id: queue.id,
    name,
    number: queue.number,
    keydata: [name],
    qos: queue.stats_qos,
    identity: queue.displayname,
    key,
    keyfile: key,
    type: 'queue',
  };
  return { key, rowdata };
}

function keyOfQueue(queue: RatedQueue): string {
  return `queue-${queue.id}`;
}

function agentRow(agent: Rows['agentfeatures']): TableRow {
  const [key, number] = [`agent-${agent.id}`, agent.number];
  const rowdata = {
    id: agent.id,
    fullname: fullName(agent),
    identity: labelOf(fullName(agent), number),
    number,
    key,
    keyfile: key,
    keydata: [number, `agent/${number}`, `Agent/${number}`],
    type: 'agent',
  };
  return { key, rowdata };
}
