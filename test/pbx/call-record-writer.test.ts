import { expect, test } from 'vitest';
import type { Call, CallStage, Party } from '#pbx/call-records/call.ts';
import { second } from '#pbx/call-records/wall-clock.ts';
import { recordsOf } from '#pbx/call-records/writer.ts';

const noon = Date.parse('2026-01-05T12:00:00Z') * 1000;
const tenth = second / 10;
const options = { random: { between: () => tenth } };

const caller = { channel: 'SIP/a-1', name: 'Ada', number: '1001', context: 'default', exten: '1002' };
const phone = (name: string): Party => ({ channel: `SIP/${name}-1`, number: `number of ${name}`, context: 'default' });
const dial = { appname: 'Dial', appdata: 'SIP/b,30,', context: 'user' };
const queue = { appname: 'Queue', appdata: 'sales,,,,', context: 'queue' };
const answer = { phone: 0, talks: 60 * second };

function written(stages: readonly CallStage[], start = noon) {
  return [...recordsOf([{ caller, stages, start }], options)];
}

/** `b ANSWER` for an event of phone b, `caller BRIDGE_START b` for one with a peer. */
function eventsOf(stages: readonly CallStage[]): string {
  const nameOf = (channel: unknown) => /^SIP\/(\w)/.exec(String(channel))?.[1]?.replace('a', 'caller');
  return written(stages)
    .map(({ channame, eventtype, peer }) => [nameOf(channame), eventtype, nameOf(peer)].filter(Boolean).join(' '))
    .join(', ');
}

const begin = 'caller CHAN_START, caller APP_START';
const end = 'caller HANGUP, caller CHAN_END, caller LINKEDID_END';
const started = (name: string) => `${name} CHAN_START, ${name} APP_START`;
const ended = (name: string) => `${name} HANGUP, ${name} CHAN_END`;
const talk = (name: string) => `caller BRIDGE_START ${name}, caller BRIDGE_END ${name}, ${ended(name)}`;
const round = { phones: [phone('b')], rings: 4 * second };

test.for<[string, readonly CallStage[], readonly string[]]>([
  ['that nobody answers', [{ application: dial, lasts: second }], [begin, end]],
  ['to a mailbox', [{ application: dial, answers: true, lasts: second }], [begin, 'caller ANSWER', end]],
  ['to a phone that is not answered', [{ application: dial, rounds: [round] }], [begin, started('b'), ended('b'), end]],
  [
    'to a phone that is answered',
    [{ application: dial, rounds: [{ ...round, answer }] }],
    [begin, started('b'), 'b ANSWER, caller ANSWER', talk('b'), end],
  ],
  [
    'to a phone that is not answered, and then to a mailbox',
    [
      { application: dial, rounds: [round] },
      { application: dial, answers: true, lasts: second },
    ],
    [begin, started('b'), ended('b'), 'caller APP_START, caller ANSWER', end],
  ],
  [
    'to a queue whose second member answers',
    [{ application: queue, answers: true, rounds: [round, { ...round, phones: [phone('c')], answer }] }],
    [begin, 'caller ANSWER', started('b'), ended('b'), started('c'), 'c ANSWER', talk('c'), end],
  ],
  [
    'to phones that ring together',
    [{ application: queue, rounds: [{ ...round, phones: [phone('b'), phone('c')], answer: { ...answer, phone: 1 } }] }],
    [begin, started('b'), started('c'), 'c ANSWER', ended('b'), 'caller ANSWER', talk('c'), end],
  ],
  [
    'that is transferred',
    [
      { application: dial, rounds: [{ ...round, answer: { ...answer, transfers: true } }] },
      { application: dial, rounds: [{ ...round, phones: [phone('c')], answer }] },
    ],
    [
      begin,
      started('b'),
      'b ANSWER, caller ANSWER, caller BRIDGE_START b, b BLINDTRANSFER caller, caller BRIDGE_END b',
      ended('b'),
      'caller APP_START',
      started('c'),
      'c ANSWER',
      talk('c'),
      end,
    ],
  ],
])('the events of a call %s', ([, stages, events]) => {
  expect(eventsOf(stages)).toBe(events.join(', '));
});

test('ringing, talking and waiting take the configured time, and all other events a short delay', () => {
  const call = { application: queue, answers: true, rounds: [{ ...round, waits: 10 * second, answer }] };
  const times = written([call]).map(({ eventtime }) => Date.parse(`${eventtime}Z`.replace(' ', 'T')) - noon / 1000);
  expect(times).toEqual(
    [0, 0.1, 0.2, 10.2, 10.3, 14.3, 14.4, 74.4, 74.5, 74.6, 74.7, 74.8, 74.9].map((time) => Math.round(time * 1000)),
  );
});

test('the caller is at the number dialled first, and then in the context of the application', () => {
  const named = { ...queue, callerName: 'Sales: Ada' };
  const rows = written([{ application: named, lasts: second }]);
  const seen = { cid_num: '1001', channame: 'SIP/a-1', uniqueid: '1767614400.1', linkedid: '1767614400.1', peer: '' };
  const running = { ...seen, cid_name: 'Sales: Ada', cid_ani: '1001', exten: 's', context: 'queue' };
  expect(rows.map(({ eventtime, ...row }) => row)).toEqual([
    {
      ...seen,
      eventtype: 'CHAN_START',
      cid_name: 'Ada',
      cid_ani: '',
      exten: '1002',
      context: 'default',
      appname: '',
      appdata: '',
    },
    { ...running, eventtype: 'APP_START', appname: 'Queue', appdata: 'sales,,,,' },
    ...['HANGUP', 'CHAN_END', 'LINKEDID_END'].map((eventtype) => ({ ...running, eventtype, appname: '', appdata: '' })),
  ]);
});

test('the leg of a phone has the application AppDial from its first application to its end', () => {
  const rows = written([{ application: dial, rounds: [round] }]).filter(({ channame }) => channame === 'SIP/b-1');
  expect(rows.map(({ eventtype, appname }) => [eventtype, appname])).toEqual([
    ['CHAN_START', ''],
    ['APP_START', 'AppDial'],
    ['HANGUP', 'AppDial'],
    ['CHAN_END', 'AppDial'],
  ]);
  const seen = { cid_name: '', cid_num: 'number of b', cid_ani: '', exten: '', context: 'default', peer: '' };
  expect(rows[1]).toMatchObject({ ...seen, uniqueid: '1767614400.2', linkedid: '1767614400.1' });
});

test('the records of overlapping calls ascend by time, and no two times are equal', () => {
  const stages = [{ application: dial, rounds: [{ ...round, answer }] }];
  const calls = [noon, noon, noon + second].map((start) => ({ caller, stages, start }));
  const rows = [...recordsOf(calls, { ...options, behind: 3600, counter: 7 })];
  const times = rows.map(({ eventtime }) => String(eventtime));
  expect(new Set(times).size).toBe(39);
  expect(times.toSorted()).toEqual(times);
  const ids = rows.filter(({ eventtype }) => eventtype === 'CHAN_START').map(({ uniqueid }) => uniqueid);
  expect(ids).toEqual([7, 8, 9, 10, 11, 12].map((id) => `${id < 11 ? 1_767_618_000 : 1_767_618_001}.${id}`));
});

test('a call without stages is hung up at once', () => {
  const call: Call = { caller, stages: [] };
  expect([...recordsOf([{ ...call, start: noon }], options)]).toHaveLength(4);
});
