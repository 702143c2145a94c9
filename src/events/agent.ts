import * as z from 'zod';
import { eventMembers } from './common.ts';

/** The schema of the events of agents and members of queues. */
export const agentEvent = () =>
  z
    .object({
      type: z.literal('agent'),
      ...eventMembers(),
      change: z.enum(['logged in', 'logged off', 'paused', 'unpaused']).describe('What happened.'),
      member: z.string().describe('The agent or user, such as `agent 8001` or `user 2`.'),
      queue: z.string().optional().describe('The group or queue of a pause; absent for all of them.'),
    })
    .meta({ title: 'AgentEvent' })
    .describe('an agent logged in or off, or an agent or user was paused or unpaused; without `queue`, in all queues');
