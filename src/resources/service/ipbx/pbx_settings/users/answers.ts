import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import { component, componentByDialect, itemsOrFalse, numeral, orFalse } from '#pbx/json/answers.ts';
import { userAnswer } from '#pbx/json/users.ts';
import { userLineAnswer } from '#pbx/lines/answers.ts';
import { dialactionsAnswer } from '#pbx/links/dialaction-answers.ts';
import { membershipsAnswer } from '#pbx/links/members.ts';
import { rightCallsAnswer } from '#pbx/links/right-calls.ts';
import { scheduleLinkAnswer } from '#pbx/links/schedule-links.ts';
import { voicemailPartAnswers } from '#pbx/voicemails/answers.ts';
import { contextColumns } from '#resources/service/ipbx/system_management/context/show.ts';
import { entityAnswers } from '#resources/xivo/configuration/manage/entity/answers.ts';
import { functionKeyAnswer } from './function-keys.ts';

const context = component('InternalContext', () =>
  z.strictObject({ ...contextColumns(), entity: z.string().describe('name of the entity') }),
);

const entity = component('UserEntity', () =>
  z.strictObject({
    entity: entityAnswers.view(),
    context: itemsOrFalse(context()).describe('the internal contexts of the entity'),
    deletable: z.boolean().describe('true if the entity has no internal context'),
  }),
);

const view = componentByDialect('UserView', (dialect) => {
  const { voicemail, voicemailfeatures } = voicemailPartAnswers();
  return z.strictObject({
    userfeatures: userAnswer(dialect),
    entity: orFalse(entity()).describe('the entity of the user; false if it does not exist'),
    picture: z.literal(false).describe('always false: pictures cannot be sent as JSON'),
    linefeatures: itemsOrFalse(userLineAnswer()).describe('the lines of the user'),
    groupmember: membershipsAnswer('group').describe('the groups that the user is a member of'),
    queuemember: membershipsAnswer('queue').describe('the queues that the user is a member of'),
    rightcall: rightCallsAnswer().describe('the right-calls that the user obeys'),
    dialaction: dialactionsAnswer('user'),
    voicemailfeatures: orFalse(voicemailfeatures),
    voicemail: orFalse(voicemail),
    phonefunckey: itemsOrFalse(functionKeyAnswer()).describe('the programmed keys of the phone'),
    schedule_id: scheduleLinkAnswer().describe('id of the schedule; 0 without one'),
  });
});

/** The schemas of the answers of `pbx_settings/users`. */
export const userAnswers = {
  list: (dialect: Dialect) => z.array(userAnswer(dialect)),
  search: (dialect: Dialect) => z.array(userAnswer(dialect)),
  view,
  add: () => numeral().describe('id of the new user'),
};
