import type { Random } from '#world/random.ts';
import { type Company, roundRobin } from './companies.ts';
import type { ExistingState } from './existing-state.ts';
import { oneOf, personName } from './names.ts';
import type { SkillPlan } from './skills.ts';

/** A generated user with the ids of their line, mailbox, device and agent. */
export interface PlannedUser {
  readonly id: number;
  readonly company: Company;
  readonly firstname: string;
  readonly lastname: string;
  /** Number of the line and of the mailbox. */
  readonly number: string;
  readonly lineId: number;
  readonly sipId: number;
  readonly lineName: string;
  readonly secret: string;
  readonly provisioningId: number;
  readonly voicemailId: number;
  readonly password: string;
  readonly deviceId: number;
  /** Id of the device in the provisioning daemon. */
  readonly deviceKey: string;
  readonly agentId: number | null;
}

/** A generated agent with the ids and weights of their skills. */
export interface PlannedAgent {
  readonly id: number;
  readonly company: Company;
  readonly firstname: string;
  readonly lastname: string;
  readonly number: string;
  readonly skills: readonly { readonly id: number; readonly weight: number }[];
}

interface Amount {
  readonly companies: readonly Company[];
  readonly count: number;
}

const digits = '0123456789';
const lowerCase = `${digits}abcdefghijklmnopqrstuvwxyz`;

/** Plans the users, with names, numbers and ids that are unused. */
export function planUsers(
  random: Random,
  { companies, count }: Amount,
  existing: ExistingState,
): readonly PlannedUser[] {
  const lineNames = new Set(existing.lineNames);
  const deviceKeys = new Set(existing.deviceIds);
  const provisioningIds = new Set(existing.provisioningIds);
  const { nextId } = existing;
  return roundRobin(companies, count).map(({ company, turn, index }) => ({
    id: nextId.userfeatures + index,
    company,
    ...personName(random),
    number: String(company.users.first + turn),
    lineId: nextId.linefeatures + index,
    sipId: nextId.usersip + index,
    lineName: unused(lineNames, () => random.text(6, lowerCase)),
    secret: random.text(6, lowerCase.toUpperCase()),
    provisioningId: provisioningId(random, provisioningIds),
    voicemailId: nextId.voicemail + index,
    password: random.text(4, digits),
    deviceId: nextId.devicefeatures + index,
    deviceKey: unused(deviceKeys, () => random.text(32, '0123456789abcdef')),
    agentId: null,
  }));
}

/** Returns a value that is not in use, and adds it to `taken`. */
function unused<Value>(taken: Set<Value>, make: () => Value): Value {
  let value = make();
  while (taken.has(value)) value = make();
  taken.add(value);
  return value;
}

/** Of the 99,999 codes (pbx_settings-lines-users.md 0.5), the rest is left for lines that are added later. */
const maxProvisioningIds = 90_000;

/** Returns the code by which a phone requests its line; 0 (none) when codes become scarce. */
function provisioningId(random: Random, taken: Set<number>): number {
  return taken.size >= maxProvisioningIds ? 0 : unused(taken, () => random.between(100_001, 199_999));
}

/** Plans the agents. The first users are agents too; if there are more agents than users, the others are separate people. */
export function planAgents(
  random: Random,
  { companies, count, users, skills }: Amount & { readonly users: readonly PlannedUser[]; readonly skills: SkillPlan },
  { nextId, nextAgentNumber }: ExistingState,
): { readonly users: readonly PlannedUser[]; readonly agents: readonly PlannedAgent[] } {
  const agents = roundRobin(companies, count).map(({ company, index }) => ({
    id: nextId.agentfeatures + index,
    company,
    ...nameOf(users[index] ?? personName(random)),
    number: String(nextAgentNumber + index),
    skills: someSkills(random, skills.ids),
  }));
  return { agents, users: users.map((user, index) => ({ ...user, agentId: agents[index]?.id ?? null })) };
}

function nameOf({ firstname, lastname }: Pick<PlannedUser, 'firstname' | 'lastname'>) {
  return { firstname, lastname };
}

function someSkills(random: Random, ids: readonly number[]): PlannedAgent['skills'] {
  const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => oneOf(random, ids)));
  return [...chosen].map((id) => ({ id, weight: 10 * random.between(1, 10) }));
}
