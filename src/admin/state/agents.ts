import * as z from 'zod';
import { logInAgent, logOffAgent, pause, unpause } from '#calls/agents/acts.ts';
import { agentStateAnswer, memberStateAnswer } from '#calls/agents/answer.ts';
import { loginRequest, pauseRequest } from '#calls/agents/request.ts';
import { agentStateOf, agentStates, queueMemberState } from '#calls/agents/show.ts';
import { wholeNumber } from '#input/whole-number.ts';
import { agentsAnswer } from '../answers/agents.ts';
import type { ControlPlane } from '../control-plane.ts';

const agentParams = z.object({ number: z.string().describe('Number of the agent.') });
const userParams = z.object({ id: wholeNumber.describe('Id of the user.') });
const login = loginRequest();
const pauseBody = pauseRequest();

/** The agents of a world, and the pauses of agents and users: below `/__admin/agents` and `/__admin/users`. */
export function agentRoutes(app: ControlPlane): void {
  app.get(
    '/agents',
    { schema: { summary: 'List the agents with their logins and pauses', response: { 200: agentsAnswer } } },
    async ({ world: { store } }) => ({ agents: agentStates(store) }),
  );
  loginRoutes(app);
  pauseRoutes(app, { name: 'pause', change: pause, verb: 'Pause' });
  pauseRoutes(app, { name: 'unpause', change: unpause, verb: 'End the pause of' });
}

function loginRoutes(app: ControlPlane): void {
  app.post(
    '/agents/:number/login',
    {
      schema: {
        summary: 'Log an agent in at a phone',
        params: agentParams,
        body: login,
        response: { 200: agentStateAnswer },
      },
    },
    async ({ world, params: { number }, body }) => {
      logInAgent(world, number, body);
      return agentStateOf(world.store, number);
    },
  );
  app.post(
    '/agents/:number/logoff',
    { schema: { summary: 'Log an agent off', params: agentParams, response: { 200: agentStateAnswer } } },
    async ({ world, params: { number } }) => {
      logOffAgent(world, number);
      return agentStateOf(world.store, number);
    },
  );
}

interface PauseRoute {
  readonly name: 'pause' | 'unpause';
  readonly change: typeof pause;
  /** Begins the summary. */
  readonly verb: string;
}

function pauseRoutes(app: ControlPlane, { name, change, verb }: PauseRoute): void {
  const agentSchema = { params: agentParams, body: pauseBody, response: { 200: agentStateAnswer } };
  app.post(
    `/agents/:number/${name}`,
    { schema: { summary: `${verb} an agent`, ...agentSchema } },
    async ({ world, params: { number }, body }) => {
      change(world, { agent: number }, body);
      return agentStateOf(world.store, number);
    },
  );
  const userSchema = { params: userParams, body: pauseBody, response: { 200: memberStateAnswer } };
  app.post(
    `/users/:id/${name}`,
    { schema: { summary: `${verb} a user as a member of groups and queues`, ...userSchema } },
    async ({ world, params: { id }, body }) => {
      change(world, { user: id }, body);
      return queueMemberState(world.store, { user: id });
    },
  );
}
