import * as z from 'zod';
import { component, mapAnswer } from '#pbx/json/answers.ts';
import { days } from '#resources/statistics/call_center/settings/configuration/fields.ts';
import type { Subject } from './rows.ts';

const agentRows = 'the rows by their key; [] without rows, and a list if the hours of the day start at 0';

/** Returns the schema of a table: its subject, and the names of its columns. */
export function tableAnswer(subject: Subject, columns: readonly string[]): z.ZodType {
  const results = Object.fromEntries(columns.map((name) => [name, result()]));
  const row = z.strictObject({ rowdata: z.union(rowsOf[subject].map((build) => build())), ...results });
  return subject === 'queue'
    ? mapAnswer(row).describe('the rows by their key; [] without rows')
    : z.union([z.record(z.string(), row), z.array(row)]).describe(agentRows);
}

const result = component('StatisticsResult', () =>
  z
    .strictObject({
      expression: z.string().describe('how the server computes the result'),
      format: z.enum(['int', 'time', 'percent']).describe('how to print the result; a time is in seconds'),
      result: z.number(),
      operation: z.string().describe('the operators of a result computed from several values, else a space'),
    })
    .describe('a value of a statistics table'),
);

const queue = component('StatisticsQueue', () =>
  z
    .strictObject({
      id: z.int(),
      name: z.string(),
      number: z.string(),
      keydata: z.array(z.string()).describe('the names of the queue in the log of calls'),
      qos: z.int().describe('the service level of the queue, in seconds'),
      identity: z.string().describe('the displayed name'),
      key: z.string().describe('queue-<id>'),
      keyfile: z.string().describe('the same as key'),
      type: z.literal('queue'),
    })
    .describe('a row about a queue'),
);

const agent = component('StatisticsAgent', () =>
  z
    .strictObject({
      id: z.int(),
      fullname: z.string(),
      identity: z.string().describe('fullname (number)'),
      number: z.string(),
      key: z.string().describe('agent-<id>'),
      keyfile: z.string().describe('the same as key'),
      keydata: z.array(z.string()).describe('the names of the agent in the log of calls'),
      type: z.literal('agent'),
    })
    .describe('a row about an agent'),
);

const hour = component('StatisticsHour', () =>
  z
    .strictObject({ identity: z.string().describe('such as hour-opt(8)'), name: z.int(), key: z.int() })
    .describe('a row about an hour of the day'),
);

const month = component('StatisticsMonth', () =>
  z
    .strictObject({ identity: z.string(), name: z.string().describe('such as january'), key: z.int() })
    .describe('a row about a month; its key is 1 for January'),
);

const weekday = component('StatisticsWeekday', () =>
  z
    .strictObject({ identity: z.enum(days), name: z.enum(days), key: z.enum(days) })
    .describe('a row about a day of the week'),
);

const date = component('StatisticsDate', () =>
  z
    .strictObject({
      identity: z.enum(days),
      name: z.enum(days),
      key: z.int().describe('the date as a number, such as 20121210'),
      day: z.string().describe('two digits'),
      month: z.string().describe('two digits'),
      year: z.string(),
    })
    .describe('a row about a date'),
);

const dayOfMonth = component('StatisticsDayOfMonth', () =>
  z
    .strictObject({
      identity: z.string().describe('such as sunday-opt(2)'),
      index: z.string().describe('the date as digits, such as 20121202'),
      dayname: z.enum(days),
      day: z.string().describe('two digits'),
      name: z.enum(days),
      key: z.string().describe('the same as day'),
      time: z.int().describe('the start of the day, in Unix seconds'),
    })
    .describe('a row about a day of a month'),
);

const total = component('StatisticsTotal', () =>
  z
    .strictObject({ identity: z.literal('Total'), name: z.literal('total'), key: z.literal('total') })
    .describe('the last row of a table of queues over time'),
);

/** The rows of a table, by its subject: objects, or periods of time. */
const rowsOf: Readonly<Record<Subject, readonly (() => z.ZodType)[]>> = {
  queue: [queue, hour, date, month, total],
  agent: [agent, hour, weekday, dayOfMonth, month],
};
