import { logIn, loginOf, logOff } from '../agents/logins.ts';
import { agentWith } from '../agents/members.ts';
import { AgentRefused } from '../agents/refusals.ts';
import { type Feature, type FeatureRequest, type FeatureResult, refuses } from './feature.ts';

/** Logs in the agent whose number is behind the code, at the phone of the caller. */
export const logsIn: Feature = (request) => orRefuses(() => loggedIn(request));

/** Logs off the agent whose number is behind the code. */
export const logsOff: Feature = (request) => orRefuses(() => loggedOff(request));

/** Logs off the agent whose number is behind the code, or logs the agent in. */
export const togglesLogin: Feature = (request) =>
  orRefuses(() => {
    const { store, rest } = request;
    const isLoggedIn = loginOf(store, agentWith(store, rest).id) !== undefined;
    return isLoggedIn ? loggedOff(request) : loggedIn(request);
  });

function loggedIn({ store, rest: agent, userId, phone, ...request }: FeatureRequest): FeatureResult {
  const queueLog = logIn(store, { agent, phone: phone ?? { user: userId }, ...occasionOf(request) });
  return { does: 'logs in', agent, queueLog, why: `agent ${agent} logs in at the phone of user ${userId}` };
}

function loggedOff({ store, rest: agent, ...request }: FeatureRequest): FeatureResult {
  const queueLog = logOff(store, { agent, ...occasionOf(request) });
  return { does: 'logs off', agent, queueLog, why: `agent ${agent} logs off` };
}

function occasionOf({ at, call }: Pick<FeatureRequest, 'at' | 'call'>) {
  return { at, ...(call !== undefined && { call }) };
}

/** A refusal is an announcement to the caller; nothing is written then. */
function orRefuses(change: () => FeatureResult): FeatureResult {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof AgentRefused)) throw error;
    return refuses(error.message);
  }
}
