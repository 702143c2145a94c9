import * as z from 'zod';

const since = (words: string) => z.iso.datetime().nullable().describe(words);

const membership = () =>
  z
    .object({
      queue: z.string().describe('Name of the group or queue.'),
      category: z.enum(['group', 'queue']).describe('Whether it is a group or a queue.'),
      penalty: z.int().describe('Members with a lower one are called first.'),
      pause: z
        .object({
          reason: z.string().describe('Why; empty if no reason was stated.'),
          since: since("Time of the world's clock; null if the membership itself says that the member is paused."),
        })
        .nullable()
        .describe('The pause in which the member takes no calls; null if there is none.'),
    })
    .meta({ title: 'Membership', description: 'An agent or user as a member of a group or queue.' });

/** The answer about the pauses of a user. */
export const memberStateAnswer = () =>
  z
    .object({
      member: z.string().describe('The member, such as `user 2`.'),
      queues: z.array(membership()).readonly().describe('The groups and queues of the member, by name.'),
    })
    .meta({ title: 'QueueMemberState', description: 'A user with the groups and queues, and the pauses in them.' });

/** The answer about an agent. */
export const agentStateAnswer = () =>
  z
    .object({
      id: z.int().describe('The id that the web service takes.'),
      number: z.string().describe('Number of the agent.'),
      name: z.string().describe('Full name.'),
      login: z
        .object({
          user: z.int().describe('Id of the user whose phone it is.'),
          phone: z.string().describe('What rings for the agent, such as `SIP/abc123`.'),
          extension: z.string().describe('Number and context of the phone, such as `1001@default`.'),
          since: since("Time of the world's clock."),
        })
        .nullable()
        .describe('Where the agent is logged in; null if the agent is logged off.'),
      queues: z.array(membership()).readonly().describe('The groups and queues of the agent, by name.'),
    })
    .meta({ title: 'AgentState', description: 'An agent with the login, queues and pauses.' });

/** A member of groups and queues with the pauses. */
export type QueueMemberState = z.output<ReturnType<typeof memberStateAnswer>>;

/** An agent with the login, queues and pauses. */
export type AgentState = z.output<ReturnType<typeof agentStateAnswer>>;
