import type { Capability, ExampleRequest } from '../notes.ts';

const loggedIn: ExampleRequest = { method: 'POST', url: '/__admin/agents/102/login', body: { user: 1 } };
const paused: ExampleRequest = { method: 'POST', url: '/__admin/agents/102/pause', body: { reason: 'lunch' } };
const userPaused: ExampleRequest = { method: 'POST', url: '/__admin/users/2/pause', body: { queue: 'n1022' } };

const memberProblems = {
  404: 'There is no such agent or user.',
  409: 'The agent or user is not a member of the queue, or of any.',
};

/** The agents of a world, and the pauses of the members of its queues. */
export const agents: Capability = {
  tag: 'Agents',
  description:
    'The agents of a world: where they are logged in, and in which groups and queues they are paused. Each change is in the queue log (the table `queue_log`), as the PBX writes it.',
  scope: 'world',
  operations: {
    'GET /__admin/agents': {
      id: 'listAgents',
      answers: { 200: 'The agents.' },
      examples: [{ status: 200, after: [loggedIn] }],
    },
    'POST /__admin/agents/{number}/login': {
      id: 'loginAgent',
      description: 'The agent is called at the main line of a user, or at the line with a number.',
      answers: { 200: 'The agent is logged in.' },
      problems: {
        404: 'There is no such agent or user.',
        409: 'The agent is logged in already or is disabled, another agent is logged in at the phone, or the phone has no line, number or user.',
      },
      examples: [{ status: 200, params: { number: '102' }, body: { user: 1 } }],
    },
    'POST /__admin/agents/{number}/logoff': {
      id: 'logoffAgent',
      description: 'The pauses of the agent stay.',
      answers: { 200: 'The agent is logged off.' },
      problems: { 404: 'There is no such agent.', 409: 'The agent is not logged in.' },
      examples: [{ status: 200, after: [loggedIn], params: { number: '102' } }],
    },
    'POST /__admin/agents/{number}/pause': {
      id: 'pauseAgent',
      description: 'A paused member of a group or queue gets no calls from it.',
      answers: { 200: 'The agent is paused.' },
      problems: memberProblems,
      examples: [{ status: 200, params: { number: '102' }, body: { queue: 'support', reason: 'lunch' } }],
    },
    'POST /__admin/users/{id}/pause': {
      id: 'pauseUser',
      description: 'A paused member of a group or queue gets no calls from it.',
      answers: { 200: 'The user is paused.' },
      problems: memberProblems,
      examples: [{ status: 200, params: { id: '2' }, body: { queue: 'n1022' } }],
    },
    'POST /__admin/agents/{number}/unpause': {
      id: 'unpauseAgent',
      answers: { 200: 'The agent is no longer paused.' },
      problems: memberProblems,
      examples: [{ status: 200, after: [paused], params: { number: '102' }, body: {} }],
    },
    'POST /__admin/users/{id}/unpause': {
      id: 'unpauseUser',
      answers: { 200: 'The user is no longer paused.' },
      problems: memberProblems,
      examples: [{ status: 200, after: [userPaused], params: { id: '2' }, body: { queue: 'n1022' } }],
    },
  },
};
