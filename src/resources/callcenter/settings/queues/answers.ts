import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import {
  type AnswerShape,
  columnAnswers,
  component,
  componentByDialect,
  itemsOrFalse,
  numeral,
} from '#pbx/json/answers.ts';
import { memberColumns, membersAnswer } from '#pbx/links/members.ts';
import { queuePartAnswers } from '#pbx/queues/parts.ts';
import { queueAnswer } from '#pbx/queues/queues.ts';
import { presenceKeys, userIds } from './differences.ts';
import { callCenterQueueFields, featureFields } from './fields.ts';

/** The schemas of the columns of `queuefeatures`, whose id is a number in a view. */
export function queueFeatureColumns(ids: 'strings' | 'numbers'): AnswerShape {
  return columnAnswers('queuefeatures', {
    int: ids === 'numbers' ? ['id'] : [],
    fields: featureFields,
    about: {
      name: 'name in Asterisk, in lower case',
      data_quality: '1 if the speech of callers is sent as it is',
      hitting_callee: '1 if the member can end the call with *',
      hitting_caller: '1 if the caller can leave the queue with *',
      retries: '1 if the queue is not tried again when the timeout is over',
      ring: '1 if callers hear ringing instead of music on hold',
      transfer_user: '1 if the member can transfer the call',
      transfer_call: '1 if the caller can transfer the call',
      write_caller: '1 if the caller can start a recording',
      write_calling: '1 if the member can start a recording',
      url: 'address that is sent to the phone of the member',
      announceoverride: 'sound that the member hears before the caller, in place of the usual one',
      timeout: 'seconds after which a caller leaves the queue; 0 for never',
      preprocess_subroutine: 'subroutine of the dialplan that runs first',
      announce_holdtime: '1 if the expected hold time is announced on entry',
      waittime: 'expected seconds of waiting above which calls go elsewhere',
      waitratio: 'waiting callers per member, in percent, above which calls go elsewhere',
    },
  });
}

/** The keys that only one dialect has, after those of the columns. */
function presenceAnswers(dialect: Dialect): AnswerShape {
  return Object.fromEntries(Object.keys(presenceKeys[dialect].value).map((key) => [key, z.null()]));
}

const item = componentByDialect('QueueItem', (dialect) =>
  z
    .strictObject({
      ...queueFeatureColumns('strings'),
      ...presenceAnswers(dialect),
      commented: z.boolean().describe('true if it is disabled'),
      category: z.literal('queue'),
      nb_qmember: numeral().describe('how many members it has, users and agents'),
      identity: z.string().describe('displayname (number@context)'),
    })
    .describe('a queue in a list'),
);

const features = componentByDialect('Queue', (dialect) =>
  z.strictObject({
    ...queueFeatureColumns('numbers'),
    ...presenceAnswers(dialect),
    identity: z.string().describe('name (number@context)'),
  }),
);

const userMember = component('QueueUser', () =>
  z.strictObject({ ...memberColumns(), id: z.int().describe('the same as userid') }),
);

const view = componentByDialect('QueueView', (dialect) =>
  z
    .strictObject({
      queuefeatures: features(dialect),
      queue: queueAnswer(callCenterQueueFields).describe('the queue as Asterisk has it'),
      user: userIds[dialect].value ? itemsOrFalse(userMember()) : membersAnswer(),
      agent: membersAnswer(),
      ...queuePartAnswers('queue'),
    })
    .describe('a queue with its members and links'),
);

/** The schemas of the answers of `settings/queues`. */
export const queueAnswers = {
  list: (dialect: Dialect) => z.array(item(dialect)),
  search: (dialect: Dialect) => z.array(item(dialect)),
  view,
};
