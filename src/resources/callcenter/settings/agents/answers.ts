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
import { userAnswer } from '#pbx/json/users.ts';
import { membershipsAnswer } from '#pbx/links/members.ts';
import { agentFields } from './fields.ts';

function agentColumns(): AnswerShape {
  return columnAnswers('agentfeatures', {
    int: ['id'],
    bool: ['commented'],
    fields: agentFields,
    unused: ['group'],
    about: {
      numgroup: 'id of the group of agents',
      number: 'number that the agent logs in with',
      passwd: 'password of the login, in clear',
      autologoff: 'seconds without an answer after which the agent is logged off; 0 for never',
      commented: 'true if it is disabled; no act sets it',
    },
  });
}

const itemKeys = ['id', 'firstname', 'lastname', 'number', 'passwd', 'context', 'language', 'commented'];

const item = component('AgentItem', () => {
  const columns = Object.entries(agentColumns()).filter(([name]) => itemKeys.includes(name));
  return z.strictObject(Object.fromEntries(columns)).describe('an agent in a list');
});

/** The schema of `agentJson`. */
export const agentAnswer = component('Agent', () =>
  z.strictObject({
    ...agentColumns(),
    fullname: z.string().describe('firstname and lastname; - if both are empty'),
    identity: z.string().describe('fullname (number@context)'),
  }),
);

const group = component('AgentGroup', () =>
  z.strictObject({
    ...columnAnswers('agentgroup', {
      bool: ['commented', 'deleted'],
      filled: ['description'],
      about: { groupid: 'the same as id', commented: 'true if it is disabled', deleted: 'true if it was deleted' },
    }),
    deletable: z.boolean().describe('false for the first group'),
  }),
);

const skill = component('AgentSkill', () =>
  z
    .strictObject({
      weight: numeral().describe('how well the agent has the skill: 0 to 100'),
      id: numeral().nullable().describe('id of the skill; null if it was deleted'),
      name: z.string().nullable().describe('name of the skill; null if it was deleted'),
    })
    .describe('a skill of the agent'),
);

const view = componentByDialect('AgentView', (dialect) =>
  z
    .strictObject({
      agentfeatures: agentAnswer(),
      agentgroup: group(),
      usermember: itemsOrFalse(userAnswer(dialect)).describe('the users that log in as the agent'),
      queuemember: membershipsAnswer('queue').describe('the memberships of the agent in queues'),
      queueskills: z.array(skill()),
    })
    .describe('an agent with its links'),
);

/** The schemas of the answers of `settings/agents`. A view by the number of an agent is `null`. */
export const agentAnswers = {
  list: () => z.array(item()),
  search: () => z.array(item()),
  view: (dialect: Dialect) => view(dialect).nullable(),
};
