import * as z from 'zod';
import { type AnswerShape, columnAnswers, component, numeral } from '#pbx/json/answers.ts';
import { membersAnswer } from '#pbx/links/members.ts';
import { rightCallsAnswer } from '#pbx/links/right-calls.ts';
import { queuePartAnswers } from '#pbx/queues/parts.ts';
import { queueAnswer } from '#pbx/queues/queues.ts';
import { groupFields, groupQueueFields } from './fields.ts';

function groupColumns(int: readonly 'id'[]): AnswerShape {
  return {
    ...columnAnswers('groupfeatures', {
      int,
      bool: ['deleted'],
      fields: groupFields,
      about: {
        number: 'number of the group; empty without one',
        transfer_user: '1 if the called member may transfer the call',
        transfer_call: '1 if the caller may transfer the call',
        write_caller: '1 if the caller may record the call',
        write_calling: '1 if the called member may record the call',
        timeout: 'seconds after which a call is not answered',
        preprocess_subroutine: 'dialplan subroutine that runs before calls to the group',
        deleted: 'always false',
      },
    }),
    identity: z.string().describe('name (number@context)'),
  };
}

const item = component('GroupItem', () =>
  z.strictObject({
    ...groupColumns([]),
    commented: z.boolean().describe('true if the group is disabled'),
    category: z.literal('group'),
    nb_qmember: numeral().describe('number of members'),
  }),
);

const view = component('GroupView', () =>
  z.strictObject({
    groupfeatures: z.strictObject(groupColumns(['id'])),
    queue: queueAnswer(groupQueueFields).describe('the group as Asterisk has it: a queue'),
    user: membersAnswer().describe('the members'),
    rightcall: rightCallsAnswer().describe('the right-calls that calls of the group obey'),
    ...queuePartAnswers('group'),
  }),
);

const items = () => z.array(item());

/** The schemas of the answers of `pbx_settings/groups`. */
export const groupAnswers = { list: items, search: items, view };
