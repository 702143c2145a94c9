import { addCallRecords } from '#pbx/call-records/rows.ts';
import { second } from '#pbx/call-records/wall-clock.ts';
import type { Store } from '#store/store.ts';
import { Random } from '#world/random.ts';
import type { World } from '#world/world.ts';
import { actorsOf } from './calls/actors.ts';
import { callRecords } from './calls/records.ts';
import { existingStateOf } from './existing-state.ts';
import { type Plan, planOf } from './plan.ts';
import type { GenerateRequest } from './request.ts';
import { writeAgents } from './write/agents.ts';
import { writeCompanies } from './write/companies.ts';
import { writeDevices } from './write/devices.ts';
import { writeIncalls } from './write/incalls.ts';
import { writeLines } from './write/lines.ts';
import { writeGroups, writeQueues } from './write/queues.ts';
import { writeUsers } from './write/users.ts';
import { writeVoicemails } from './write/voicemails.ts';

/** What is asked for does not fit into the world as it is. */
export class CapacityExceeded extends Error {}

/** How many there are of what was made. */
export type GenerateCounts = Readonly<
  Record<
    | 'entities'
    | 'contexts'
    | 'users'
    | 'lines'
    | 'voicemails'
    | 'devices'
    | 'groups'
    | 'queues'
    | 'agents'
    | 'skills'
    | 'incalls'
    | 'cels',
    number
  >
>;

/**
 * Adds coherent objects and call records to the world, as one transaction. The same request makes the same of the same world: chance
 * is that of the seed, and the chance of the world is left alone. `serverAddress` is what lines note as the address of the PBX.
 * Throws `DoesNotFit`.
 */
export function generate(world: World, request: GenerateRequest, serverAddress: string): GenerateCounts {
  const { store, clock } = world;
  const random = new Random(request.seed);
  return store.transaction(() => {
    const plan = planOf(random, request, existingStateOf(store));
    writePlan(store, plan, { serverAddress, createdAt: clock.seconds() });
    if (request.cels > 0) writeCalls(store, random, request);
    return countsOf(plan, request.cels);
  });
}

function writePlan(
  store: Store,
  plan: Plan,
  { serverAddress, createdAt }: { readonly serverAddress: string; readonly createdAt: number },
): void {
  writeCompanies(store, plan.companies, createdAt);
  writeUsers(store, plan.users);
  writeLines(store, plan.users, serverAddress);
  writeVoicemails(store, plan.users);
  writeDevices(store, plan.users, serverAddress);
  if (plan.agents.length > 0) writeAgents(store, plan, agentGroup(store));
  writeGroups(store, plan.groups);
  writeQueues(store, plan.queues);
  writeIncalls(store, plan.incalls);
}

function agentGroup(store: Store): number {
  const group = store.first('agentgroup', { deleted: 0 }, 'id');
  if (group === undefined) throw new CapacityExceeded('agents need a group of agents, and there is none');
  return group.id;
}

/** A phone is called about so often a day, and a PBX has no more calls than it can bear. */
const callsPerPhone = 6;
const fewestCallsPerDay = 40;
const mostCallsPerDay = 20_000;

function writeCalls(store: Store, random: Random, request: GenerateRequest): void {
  const actors = actorsOf(store);
  const wished = actors.phones.length * callsPerPhone;
  const callsPerDay = Math.min(mostCallsPerDay, Math.max(fewestCallsPerDay, wished));
  const from = firstDay(store, request.from) * second;
  addCallRecords(store, callRecords(random, actors, { records: request.cels, from, callsPerDay }));
}

const usualFirstDay = '2012-10-01';
const secondsOfDay = 24 * 3600;

/** Midnight of the first day of the records, in seconds. Ids rise with the times, so it comes after those that are there. */
function firstDay(store: Store, wished: string | undefined): number {
  const [row] = store.query({ last: 'text?' }, 'SELECT max(eventtime) AS last FROM cel');
  const last = (row?.last ?? '').slice(0, 'YYYY-MM-DD'.length);
  if (wished !== undefined && wished <= last) {
    throw new CapacityExceeded(`there are call records up to ${last}, so new ones must begin later than ${wished}`);
  }
  if (wished !== undefined || last === '') return Date.parse(wished ?? usualFirstDay) / 1000;
  return Date.parse(last) / 1000 + secondsOfDay;
}

function countsOf({ companies, users, groups, queues, agents, skills, incalls }: Plan, cels: number): GenerateCounts {
  return {
    entities: companies.length,
    contexts: 2 * companies.length,
    users: users.length,
    lines: users.length,
    voicemails: users.length,
    devices: users.length,
    groups: groups.length,
    queues: queues.length,
    agents: agents.length,
    skills: skills.added.length,
    incalls: incalls.length,
    cels,
  };
}
