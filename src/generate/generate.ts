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
import { writeOutcalls } from './write/outcalls.ts';
import { writeGroups, writeQueues } from './write/queues.ts';
import { writeIncallSchedules, writeSchedules } from './write/schedules.ts';
import { writeTrunks } from './write/trunks.ts';
import { writeUsers } from './write/users.ts';
import { writeVoicemails } from './write/voicemails.ts';

/** Thrown when a request conflicts with the existing state. */
export class CapacityExceeded extends Error {}

/** Number of generated objects of each kind. */
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
    | 'trunks'
    | 'schedules'
    | 'outcalls'
    | 'cels',
    number
  >
>;

/**
 * Adds consistent objects and call records to the world in one transaction. The same seed on the same state yields the same data;
 * the random generator of the world is not used. `serverAddress` is stored in lines and devices as the address of the PBX. Throws
 * `CapacityExceeded`.
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
  requireTrunks(plan);
  writeCompanies(store, plan.companies, createdAt);
  writeUsers(store, plan.users);
  writeLines(store, plan.users, serverAddress);
  writeVoicemails(store, plan.users);
  writeDevices(store, plan.users, serverAddress);
  if (plan.agents.length > 0) writeAgents(store, plan, agentGroup(store));
  writeGroups(store, plan.groups);
  writeQueues(store, plan.queues);
  writeSchedules(store, plan.schedules);
  writeIncalls(store, plan.incalls);
  writeIncallSchedules(store, plan.schedules, plan.incalls);
  writeTrunks(store, plan.trunks);
  writeOutcalls(store, plan.outcalls);
}

/** The database accepts an outcall without a trunk, but the web services do not. */
function requireTrunks({ outcalls }: Plan): void {
  if (outcalls.every(({ trunkIds }) => trunkIds.length > 0)) return;
  throw new CapacityExceeded('outcalls need a trunk, but there is none; add trunks as well');
}

function agentGroup(store: Store): number {
  const group = store.first('agentgroup', { deleted: 0 }, 'id');
  if (group === undefined) throw new CapacityExceeded('agents need an agent group, but there is none');
  return group.id;
}

/** The number of calls per day grows with the number of phones, within the capacity of a PBX. */
const callsPerPhone = 6;
const minCallsPerDay = 40;
const maxCallsPerDay = 20_000;

function writeCalls(store: Store, random: Random, request: GenerateRequest): void {
  const actors = actorsOf(store);
  const desired = actors.phones.length * callsPerPhone;
  const callsPerDay = Math.min(maxCallsPerDay, Math.max(minCallsPerDay, desired));
  const from = firstDay(store, request.from) * second;
  addCallRecords(store, callRecords(random, actors, { records: request.cels, from, callsPerDay }));
}

const defaultFirstDay = '2012-10-01';
const secondsPerDay = 24 * 3600;

/** Returns midnight of the first day in seconds. It must be after all existing records, because ids rise with time. */
function firstDay(store: Store, requested: string | undefined): number {
  const [row] = store.query({ last: 'text?' }, 'SELECT max(eventtime) AS last FROM cel');
  const last = (row?.last ?? '').slice(0, 'YYYY-MM-DD'.length);
  if (requested !== undefined && requested <= last) {
    throw new CapacityExceeded(`there are call records up to ${last}, so new ones must begin later than ${requested}`);
  }
  if (requested !== undefined || last === '') return Date.parse(requested ?? defaultFirstDay) / 1000;
  return Date.parse(last) / 1000 + secondsPerDay;
}

function countsOf(plan: Plan, cels: number): GenerateCounts {
  const { companies, users, skills } = plan;
  return {
    entities: companies.length,
    contexts: 2 * companies.length,
    users: users.length,
    lines: users.length,
    voicemails: users.length,
    devices: users.length,
    groups: plan.groups.length,
    queues: plan.queues.length,
    agents: plan.agents.length,
    skills: skills.added.length,
    incalls: plan.incalls.length,
    trunks: plan.trunks.length,
    schedules: plan.schedules.length,
    outcalls: plan.outcalls.length,
    cels,
  };
}
