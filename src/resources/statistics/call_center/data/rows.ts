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

/** What the rows of a table are about. */
export type Subject = 'queue' | 'agent';

interface Asked {
  readonly subject: Subject;
  readonly configuration: StatisticsConfiguration;
}

/** The rows of a table by the axis that is asked for: the objects themselves, or stretches of time. */
export function statisticsRows(request: ActRequest, asked: Asked): readonly TableRow[] {
  const axis = request.parameters.text('axetype');
  switch (axis) {
    case 'day':
      return withTotal(hoursOfDay(asked.configuration), asked);
    case 'week':
      return withTotal(weekRows(request, asked), asked);
    case 'month':
      return withTotal(monthRows(request, asked), asked);
    case 'year':
      return withTotal(monthsOfYear, asked);
    default:
      return objectRows(request, asked);
  }
}

/** Only tables of queues end with a sum, if there is anything to sum up. */
function withTotal(rows: readonly TableRow[], { subject }: Asked): readonly TableRow[] {
  const total = { key: 'total', rowdata: { identity: 'Total', name: 'total', key: 'total' } };
  return subject === 'queue' && rows.length > 0 ? [...rows, total] : rows;
}

/** Tables of queues show the days of a week in the calendar, those of agents the days as such. */
function weekRows(request: ActRequest, { subject, configuration }: Asked): readonly TableRow[] {
  if (subject === 'agent') return namedDays(configuration);
  const [date] = /^\d{4}-\d\d?-\d\d?$/.exec(request.parameters.text('dweek') ?? '') ?? [];
  return date !== undefined && namesQueue(request, configuration) ? daysOfWeek(configuration, date) : [];
}

/** Tables of agents take the present month when none is given. */
function monthRows(request: ActRequest, { subject, configuration }: Asked): readonly TableRow[] {
  const { parameters, clock } = request;
  const [month] = /^\d{4}-\d\d?/.exec(parameters.text('dmonth') ?? '') ?? [];
  if (subject === 'agent') {
    return numberedDays(configuration, month ?? new Date(clock.now()).toISOString().slice(0, 'YYYY-MM'.length));
  }
  return month !== undefined && namesQueue(request, configuration) ? daysOfMonth(configuration, month) : [];
}

/** Whether `key` names a queue of the configuration: without one, weeks and months have no rows (callcenter-configuration.md 7). */
function namesQueue({ store, parameters }: ActRequest, configuration: StatisticsConfiguration): boolean {
  const key = parameters.text('key');
  return queuesOf(store, configuration.id ?? 0).some((queue) => keyOfQueue(queue) === key);
}

function objectRows({ store }: ActRequest, { subject, configuration }: Asked): readonly TableRow[] {
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
