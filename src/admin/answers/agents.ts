import * as z from 'zod';
import { agentStateAnswer } from '#calls/agents/answer.ts';

/** The agents of a world. */
export const agentsAnswer = () =>
  z.object({ agents: z.array(agentStateAnswer()).readonly().describe('The agents, by id.') });
