import type { CallStep, PlacedCall } from '#calls/answer.ts';
import { callOptions } from '#config/verbs/call-options.ts';
import { aligned } from '../aligned.ts';
import { callArgument } from '../arguments/call.ts';
import { clientCommand } from '../client-command.ts';

/** Places a call in a world and prints its way. */
export const callCommand = clientCommand({
  name: 'call',
  summary: 'Place a call in a running mock, and print its way and the ids of its records.',
  takes: ['[FROM]', '[TO]'],
  options: callOptions,
  examples: [
    'xivo-mock call 1001 1002',
    `xivo-mock call user:1 1002 --person '1002={"answers":false}' --at 2012-10-07T10:00:00`,
    'xivo-mock call --external 0472445668 --name Sup incall:1 --dry-run',
    'xivo-mock call --file call.json --json',
  ],
  async run({ client, values, positionals, context }) {
    const call = await client.calls.place(callArgument(positionals, values, context.readFile));
    return { json: call, lines: linesOf(call) };
  },
});

function linesOf(call: PlacedCall): readonly string[] {
  const { id, outcome, startedAt, endedAt, steps } = call;
  const start = Date.parse(startedAt);
  const end = endedAt === null ? '' : `, ${secondsBetween(start, endedAt)}`;
  return [
    `${id === '' ? 'dry run' : id}: ${outcome}, ${startedAt}${end}`,
    ...aligned(steps.map((step) => rowOf(step, start))).map((line) => `  ${line}`),
    ...recordLines(call),
  ];
}

function rowOf({ at, who, what, with: other = '', why }: CallStep, start: number): readonly string[] {
  return [secondsBetween(start, at), who, what, other, why];
}

function recordLines({ records: { cel, queueLog } }: PlacedCall): readonly string[] {
  const log = queueLog.length === 0 ? [] : [`queue log: ${queueLog.join(', ')}`];
  if (cel === null) return ['no call records', ...log];
  return [`${cel.count} call records: ${cel.first} to ${cel.last}, linkedid ${cel.linkedid}`, ...log];
}

function secondsBetween(start: number, end: string): string {
  return `${(Date.parse(end) - start) / 1000} s`;
}
