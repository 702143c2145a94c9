import type { Rows } from '#store/schema/rows.ts';
import type { World } from '#world/world.ts';

type CelRow = Rows['cel'];
type QueueRow = Rows['queue_log'];

/** Returns what is not in order in the records of all calls that were placed, as sentences; none if all is well. `first` is the first id. */
export function disorderOf({ store }: World, first: number): readonly string[] {
  const rows = store.query('cel', 'SELECT * FROM cel WHERE id >= ? ORDER BY id', first);
  const calls = groupBy(rows, ({ linkedid }) => linkedid);
  const ids = rows.every(({ id }, index) => id === first + index) ? [] : ['the ids have gaps'];
  const unfinished = store.all('placedcall').filter(({ due }) => due !== null).length;
  return [
    ...ids,
    ...(unfinished === 0 ? [] : [`${unfinished} calls never end`]),
    ...[...calls].flatMap(([id, records]) => disorderOfCall(id, records)),
    ...[...groupBy(store.all('queue_log', {}, 'id'), ({ callid }) => callid)]
      .filter(([callid]) => callid !== 'NONE')
      .flatMap(([callid, log]) => disorderOfQueueLog(callid, log, rows)),
    ...(store.count('callleg', { ended: null }) === 0 ? [] : ['a leg is still up']),
    ...(store.count('callwait', { left: null }) === 0 ? [] : ['a caller still waits']),
  ];
}

function disorderOfCall(call: string, records: readonly CelRow[]): readonly string[] {
  const problems: string[] = [];
  const report = (words: string) => problems.push(`call ${call}: ${words}`);
  for (const [leg, own] of groupBy(records, ({ uniqueid }) => uniqueid)) {
    const count = (type: string) => own.filter(({ eventtype }) => eventtype === type).length;
    for (const type of ['CHAN_START', 'CHAN_END', 'HANGUP'])
      if (count(type) !== 1) report(`leg ${leg} has ${count(type)} ${type}`);
    if (count('ANSWER') > 1) report(`leg ${leg} is answered ${count('ANSWER')} times`);
    if (count('BRIDGE_START') !== count('BRIDGE_END'))
      report(`leg ${leg} has ${count('BRIDGE_START')} bridges and ends ${count('BRIDGE_END')}`);
    if (count('CONF_ENTER') !== count('CONF_EXIT')) report(`leg ${leg} stays in a conference`);
    if (count('PARK_START') !== count('PARK_END')) report(`leg ${leg} stays parked`);
    if (own[0]?.eventtype !== 'CHAN_START') report(`leg ${leg} begins with ${own[0]?.eventtype}`);
    const last = own.filter(({ eventtype }) => eventtype !== 'LINKEDID_END').at(-1);
    if (last?.eventtype !== 'CHAN_END') report(`leg ${leg} ends with ${last?.eventtype}`);
  }
  if (records.at(-1)?.eventtype !== 'LINKEDID_END') report(`ends with ${records.at(-1)?.eventtype}`);
  if (records.filter(({ eventtype }) => eventtype === 'LINKEDID_END').length !== 1) report('does not end once');
  if (records[0]?.uniqueid !== call) report('does not begin with the leg that it is linked to');
  for (const [index, { eventtime }] of records.entries()) {
    if (eventtime < (records[index - 1]?.eventtime ?? '')) report(`time falls at ${eventtime}`);
  }
  return problems;
}

const exits = ['CONNECT', 'ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY'];
const ends = ['COMPLETEAGENT', 'COMPLETECALLER', 'TRANSFER'];

function disorderOfQueueLog(call: string, log: readonly QueueRow[], records: readonly CelRow[]): readonly string[] {
  const problems: string[] = [];
  const of = (names: readonly string[]) => log.filter(({ event }) => names.includes(event));
  const own = records.filter(({ uniqueid }) => uniqueid === call);
  if (own.length === 0) problems.push(`queue log ${call}: no call record`);
  const entered = of(['ENTERQUEUE']).length;
  if (entered !== of(exits).length) problems.push(`queue log ${call}: ${entered} entries, ${of(exits).length} exits`);
  if (of(['CONNECT']).length !== of(ends).length)
    problems.push(`queue log ${call}: ${log.map(({ event }) => event).join()}`);
  const queues = own.filter(({ eventtype, appname }) => eventtype === 'APP_START' && appname === 'Queue').length;
  if (queues !== entered) problems.push(`queue log ${call}: ${entered} entries, but ${queues} times Queue`);
  for (const { data2: leg } of of(['CONNECT'])) {
    if (!records.some(({ uniqueid, eventtype }) => uniqueid === leg && eventtype === 'ANSWER'))
      problems.push(`queue log ${call}: ${leg} never answers`);
  }
  for (const [index, { time }] of log.entries()) {
    if (time < (log[index - 1]?.time ?? '')) problems.push(`queue log ${call}: time falls`);
  }
  return problems;
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
