import { second, type WallTime, wallClock } from '#pbx/call-records/wall-clock.ts';
import { interfaceOfLine } from '#pbx/links/members.ts';
import { queueEvent } from '#pbx/queue-log/events.ts';
import { addQueueLog } from '#pbx/queue-log/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { agentWith } from './members.ts';
import { type PhoneName, phoneNamed } from './phones.ts';
import { AgentRefused } from './refusals.ts';

/** When something happens to an agent, and in which call. */
export interface Occasion {
  readonly at: WallTime;
  /** The `uniqueid` of the channel that dialled a feature code; absent outside calls. */
  readonly call?: string;
}

/**
 * Logs an agent in at a phone, and returns the ids of the rows of the queue log. Agents are called back at their phone, so the event is
 * AGENTCALLBACKLOGIN. Throws `AgentRefused`.
 */
export function logIn(
  store: Store,
  { agent, phone, at, ...call }: Occasion & { readonly agent: string; readonly phone: PhoneName },
): readonly number[] {
  const { id, number, commented } = agentWith(store, agent);
  if (commented !== 0) throw new AgentRefused(`agent ${number} is disabled`);
  const login = loginOf(store, id);
  if (login !== undefined) {
    throw new AgentRefused(`agent ${number} is already logged in at ${login.extension}; log the agent off first`);
  }
  const { userid, interface: phoneInterface, extension } = phoneNamed(store, phone);
  refuseTakenPhone(store, { interface: phoneInterface, extension });
  store.delete('agentlogin', { agentid: id });
  const since = wallClock()(at);
  store.insert('agentlogin', { agentid: id, userid, interface: phoneInterface, extension, since });
  const event = queueEvent('AGENTCALLBACKLOGIN', { phone: extension });
  return [addQueueLog(store, { at, ...call, member: `Agent/${number}`, event })];
}

/** Logs an agent off and returns the ids of the rows of the queue log. Pauses stay. Throws `AgentRefused`. */
export function logOff(store: Store, { agent, at, ...call }: Occasion & { readonly agent: string }): readonly number[] {
  const { id, number } = agentWith(store, agent);
  const login = loginOf(store, id);
  if (login === undefined) throw new AgentRefused(`agent ${number} is not logged in`);
  store.delete('agentlogin', { agentid: id });
  const logintime = Math.max(0, Math.floor((at - wallTimeOf(login.since)) / second));
  const event = queueEvent('AGENTCALLBACKLOGOFF', { phone: login.extension, logintime, reason: '' });
  return [addQueueLog(store, { at, ...call, member: `Agent/${number}`, event })];
}

/**
 * Returns the login of an agent; `undefined` if the agent is logged off. A login ends with its agent and with the line, which the web
 * services can delete or give to another user.
 */
export function loginOf(store: Store, agentId: number): Rows['agentlogin'] | undefined {
  const login = store.first('agentlogin', { agentid: agentId });
  return login !== undefined && isPresent(store, login) ? login : undefined;
}

function isPresent(store: Store, login: Rows['agentlogin']): boolean {
  return (
    store.has('agentfeatures', { id: login.agentid }) &&
    store
      .all('linefeatures', { iduserfeatures: login.userid, internal: 0 })
      .some((line) => interfaceOfLine(store, line).interface === login.interface)
  );
}

function refuseTakenPhone(store: Store, phone: { readonly interface: string; readonly extension: string }): void {
  const logins = store.all('agentlogin', { interface: phone.interface });
  const other = logins.find((login) => isPresent(store, login));
  const agent = other && store.first('agentfeatures', { id: other.agentid });
  if (agent === undefined) return;
  throw new AgentRefused(`agent ${agent.number} is logged in at ${phone.extension}; log that agent off first`);
}

/** Returns the time that a column holds. */
function wallTimeOf(text: string): WallTime {
  const seconds = Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`) / 1000;
  return seconds * second + Number(text.slice(20).padEnd(6, '0'));
}
