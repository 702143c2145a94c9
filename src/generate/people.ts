import type { Random } from '#world/random.ts';
import { type Company, roundRobin } from './companies.ts';
import type { ExistingState } from './existing-state.ts';
import { oneOf, personName } from './names.ts';
import type { SkillPlan } from './skills.ts';

/** A user with the ids of all that is his. */
export interface PlannedUser {
  readonly id: number;
  readonly company: Company;
  readonly firstname: string;
  readonly lastname: string;
  /** Of the line and of the mailbox. */
  readonly number: string;
  readonly lineId: number;
  readonly sipId: number;
  readonly lineName: string;
  readonly secret: string;
  readonly provisioningId: number;
  readonly voicemailId: number;
  readonly password: string;
  readonly deviceId: number;
  /** The id of the device in the provisioning daemon. */
  readonly deviceKey: string;
  readonly agentId: number | null;
}

export interface PlannedAgent {
  readonly id: number;
  readonly company: Company;
  readonly firstname: string;
  readonly lastname: string;
  readonly number: string;
  readonly skills: readonly { readonly id: number; readonly weight: number }[];
}

interface Wanted {
  readonly companies: readonly Company[];
  readonly count: number;
}

const digits = '0123456789';
const lowerCase = `${digits}abcdefghijklmnopqrstuvwxyz`;

export function planUsers(
  random: Random,
  { companies, count }: Wanted,
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
    lineName: fresh(lineNames, () => random.text(6, lowerCase)),
    secret: random.text(6, lowerCase.toUpperCase()),
    provisioningId: provisioningId(random, provisioningIds),
    voicemailId: nextId.voicemail + index,
    password: random.text(4, digits),
    deviceId: nextId.devicefeatures + index,
    deviceKey: fresh(deviceKeys, () => random.text(32, '0123456789abcdef')),
    agentId: null,
  }));
}

/** A value that is not taken yet, which it is from then on. */
function fresh<Value>(taken: Set<Value>, make: () => Value): Value {
  let value = make();
  while (taken.has(value)) value = make();
  taken.add(value);
  return value;
}

/** There are 99,999 codes (pbx_settings-lines-users.md 0.5); the last of them are left for lines that are added later. */
const mostProvisioningIds = 90_000;

/** The code by which a phone asks for its line; once they become scarce, lines have none, as those of other protocols. */
function provisioningId(random: Random, taken: Set<number>): number {
  return taken.size >= mostProvisioningIds ? 0 : fresh(taken, () => random.between(100_001, 199_999));
}

/** The first users are agents, too, as far as there are enough of them. */
export function planAgents(
  random: Random,
  { companies, count, users, skills }: Wanted & { readonly users: readonly PlannedUser[]; readonly skills: SkillPlan },
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
