import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import { flagNames } from '#pbx/call-records/texts.ts';
import { columnAnswers, component, numeral } from '#pbx/json/answers.ts';
import { plainSearch } from './differences.ts';

/** The columns of a record; `out_of_order` is the mock's own. */
function columns() {
  const { out_of_order: _outOfOrder, ...others } = columnAnswers('cel', {
    about: {
      eventtype: 'what happened, such as CHAN_START, ANSWER or HANGUP',
      eventtime:
        'when it happened: YYYY-MM-DD HH:MM:SS in the time zone of the PBX, with a fraction of up to six digits unless that is zero',
      cid_name: 'name of the caller',
      cid_num: 'number of the caller',
      cid_ani: 'number that is billed',
      cid_rdnis: 'number that redirected the call',
      cid_dnid: 'number that was dialled',
      exten: 'number in the dialplan',
      channame: 'name of the channel',
      appname: 'application of the dialplan that the channel runs',
      appdata: 'arguments of the application',
      amaflags: 'how the call is billed; a number from 0',
      uniqueid: 'id of the channel',
      linkedid: 'id of the first channel of the call: the same for all records of a call',
      peer: 'name of the other channel of a bridge',
    },
  });
  return others;
}

const flagName = () => z.enum(flagNames).describe('the name of the value of amaflags');

const record = component('CallRecord', () =>
  z.strictObject(columns()).describe('an event of a channel, in the log of channel events'),
);

const flaggedRecord = component('FlaggedCallRecord', () =>
  z
    .strictObject({ ...columns(), amaflagsmeta: flagName() })
    .describe('an event of a channel, with the name of its billing flag'),
);

const leg = component('CallLeg', () =>
  z
    .strictObject({
      event: z.record(z.string(), z.int()).describe('how many events of each type the leg has'),
      duration: z.int().describe('seconds from the answer to the end; 0 without an answer'),
      ...started(),
      from: z.string().optional().describe('the caller: name (number)'),
      to: z.string().optional().describe('the called party: a number, a name, or name (number)'),
      ringing: z.int().optional().describe('seconds from the start to the first bridge'),
      end: z.int().optional().describe('the end, in Unix seconds'),
      dend: z.string().optional().describe('the end: YYYY-MM-DD HH:MM:SS'),
    })
    .describe(
      'a channel of a call; if its start is outside the searched time, the keys that the start sets are absent',
    ),
);

/** What the start of a leg sets; `answer` and `context` may also be set by later events. */
function started() {
  return {
    uniqueid: z.string().optional(),
    channame: z.string().optional().describe('name of the channel'),
    dstart: z.string().optional().describe('the start: YYYY-MM-DD HH:MM:SS'),
    start: z.int().optional().describe('the start, in Unix seconds'),
    trunk: z.string().optional().describe('name of the channel without its last part'),
    context: z.string().optional(),
    userdeftype: z.string().optional(),
    answer: z.boolean().optional(),
    userfield: z.string().optional(),
    accountcode: z.string().optional(),
    amaflags: numeral().optional(),
    amaflagsmeta: flagName().optional(),
    peer: z.string().optional(),
  };
}

const call = component('Call', () =>
  z.record(z.string(), leg()).describe('the legs of a call by the ids of their channels'),
);

const calls = () => z.array(call());

/** A search without a filter answers rows in the dialect where it is not a search for calls. */
function searchAnswer(dialect: Dialect): z.ZodType {
  return plainSearch[dialect].value ? z.union([calls(), z.array(flaggedRecord())]) : calls();
}

/** The schemas of the answers of `call_management/cel`. */
export const celAnswers = {
  searchid: () => z.array(record()),
  searchdb: () => z.array(flaggedRecord()),
  search: searchAnswer,
  view: () => z.null(),
};
