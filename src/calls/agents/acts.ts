import type { WallTime } from '#pbx/call-records/wall-clock.ts';
import { transaction } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import { logIn, logOff } from './logins.ts';
import { type MemberName, partyOf } from './members.ts';
import { type PauseChange, pauseMember, unpauseMember } from './pauses.ts';
import type { PhoneName } from './phones.ts';

/** Which groups or queues a pause is about, and why it is made. */
export type PauseOptions = Pick<PauseChange, 'queue' | 'reason'>;

/** Logs an agent in at a phone, now, and publishes it. Throws `AgentRefused`. */
export function logInAgent(world: World, agent: string, phone: PhoneName): void {
  transaction(world, () => logIn(world.store, { agent, phone, at: nowOf(world) }));
  world.publish({ type: 'agent', change: 'logged in', member: `agent ${agent}` });
}

/** Logs an agent off, now, and publishes it. Throws `AgentRefused`. */
export function logOffAgent(world: World, agent: string): void {
  transaction(world, () => logOff(world.store, { agent, at: nowOf(world) }));
  world.publish({ type: 'agent', change: 'logged off', member: `agent ${agent}` });
}

/** Pauses an agent or user in a group or queue or in all of them, now, and publishes it. Throws `AgentRefused`. */
export function pause(world: World, member: MemberName, options: PauseOptions): void {
  transaction(world, () => pauseMember(world.store, { ...options, member, at: nowOf(world) }));
  world.publish({ type: 'agent', change: 'paused', ...pauseOfEvent(member, options) });
}

/** Ends the pause of an agent or user, now, and publishes it. Throws `AgentRefused`. */
export function unpause(world: World, member: MemberName, options: PauseOptions): void {
  transaction(world, () => unpauseMember(world.store, { ...options, member, at: nowOf(world) }));
  world.publish({ type: 'agent', change: 'unpaused', ...pauseOfEvent(member, options) });
}

function pauseOfEvent(member: MemberName, { queue }: PauseOptions) {
  return { member: partyOf(member), ...(queue !== undefined && { queue }) };
}

function nowOf({ clock }: World): WallTime {
  return clock.now() * 1000;
}
