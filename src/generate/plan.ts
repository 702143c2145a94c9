import type { Random } from '#world/random.ts';
import { type Company, directDigits, planCompanies, roundRobin } from './companies.ts';
import type { ExistingState } from './existing-state.ts';
import { departments, oneOf } from './names.ts';
import { type PlannedAgent, type PlannedUser, planAgents, planUsers } from './people.ts';
import type { GenerateRequest } from './request.ts';
import { planRoutes, type RoutePlan } from './routes.ts';
import { noSkills, planSkills, type SkillPlan } from './skills.ts';

/** A generated group or queue with its members. */
export interface PlannedQueue {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly company: Company;
  readonly users: readonly PlannedUser[];
  readonly agents: readonly PlannedAgent[];
}

/** A generated incall: an inbound number and its destination. */
export interface PlannedIncall {
  readonly id: number;
  readonly exten: string;
  readonly company: Company;
  readonly action: string;
  readonly target: string | null;
}

/** Everything to write except call records. Planning does not access the tables. */
export interface Plan extends RoutePlan {
  readonly companies: readonly Company[];
  readonly users: readonly PlannedUser[];
  readonly groups: readonly PlannedQueue[];
  readonly queues: readonly PlannedQueue[];
  readonly agents: readonly PlannedAgent[];
  readonly skills: SkillPlan;
  readonly incalls: readonly PlannedIncall[];
}

/** Plans all objects. They are assigned to the companies in turn: an object belongs to the company whose index is its own modulo their number. */
export function planOf(random: Random, request: GenerateRequest, existing: ExistingState): Plan {
  const companies = planCompanies(random, request, existing);
  const skills = request.agents > 0 ? planSkills(existing) : noSkills;
  const people = planUsers(random, { companies, count: request.users }, existing);
  const { users, agents } = planAgents(random, { companies, count: request.agents, users: people, skills }, existing);
  const input = { random, companies, users, agents };
  const groups = planQueues(input, { kind: 'groups', count: request.groups, firstId: existing.nextId.groupfeatures });
  const queues = planQueues(input, { kind: 'queues', count: request.queues, firstId: existing.nextId.queuefeatures });
  const targets = { users, groups, queues };
  const incalls = planIncalls({ random, companies }, targets, {
    count: request.incalls,
    firstId: existing.nextId.incall,
  });
  const firstAccountId = existing.nextId.usersip + users.length;
  const routes = planRoutes({ random, companies }, request, { existing, firstAccountId });
  return { companies, users, agents, skills, groups, queues, incalls, ...routes };
}

interface PlanningInput {
  readonly random: Random;
  readonly companies: readonly Company[];
  readonly users: readonly PlannedUser[];
  readonly agents: readonly PlannedAgent[];
}

interface Amount {
  readonly count: number;
  readonly firstId: number;
}

function planQueues(
  { random, companies, users, agents }: PlanningInput,
  { kind, count, firstId }: Amount & { readonly kind: 'groups' | 'queues' },
): readonly PlannedQueue[] {
  return roundRobin(companies, count).map(({ company, turn, index }) => {
    const members = { random, companyIndex: index % companies.length, companies: companies.length };
    return {
      id: firstId + index,
      name: `${company.name}-${departmentName(kind, turn)}`,
      number: String(company[kind].first + turn),
      company,
      users: someOf(users, members, kind === 'groups' ? [2, 8] : [0, 2]),
      agents: kind === 'groups' ? [] : someOf(agents, members, [2, 10]),
    };
  });
}

/** Returns a name that is unique among groups and queues, because Asterisk has one namespace for both. */
function departmentName(kind: 'groups' | 'queues', turn: number): string {
  const word = departments[turn % departments.length] ?? kind;
  const round = Math.floor(turn / departments.length);
  return `${word}${kind === 'groups' ? '-team' : ''}${round === 0 ? '' : `-${round + 1}`}`;
}

/** Returns consecutive people of the company with index `companyIndex`: a random number of them, within the limits. */
function someOf<Item>(
  people: readonly Item[],
  { random, companyIndex, companies }: { random: Random; companyIndex: number; companies: number },
  [min, max]: readonly [number, number],
): readonly Item[] {
  const available = Math.max(0, Math.ceil((people.length - companyIndex) / companies));
  const size = Math.min(available, random.between(min, max));
  const start = random.between(0, Math.max(0, available - size));
  return Array.from({ length: size }, (_, offset) => people[companyIndex + (start + offset) * companies]).filter(
    (item) => item !== undefined,
  );
}

type Targets = Pick<Plan, 'users' | 'groups' | 'queues'>;

/** Plans the incalls: half lead to a user, the others to a group or queue; to a hangup if the company has none of these. */
function planIncalls(
  { random, companies }: Pick<PlanningInput, 'random' | 'companies'>,
  { users, groups, queues }: Targets,
  { count, firstId }: Amount,
): readonly PlannedIncall[] {
  return roundRobin(companies, count).map(({ company, turn, index }) => {
    const targetIn = (items: readonly { readonly id: number }[]) =>
      itemOfCompany(items, index % companies.length, companies.length, turn);
    const user = targetIn(users);
    const others = [
      { action: 'group', item: targetIn(groups) },
      { action: 'queue', item: targetIn(queues) },
    ].filter(({ item }) => item !== undefined);
    const leadsToUser = user !== undefined && (others.length === 0 || random.between(0, 1) === 0);
    const { action, item } = leadsToUser
      ? { action: 'user', item: user }
      : others.length > 0
        ? oneOf(random, others)
        : hangup;
    const exten = String(company.incalls.first + turn).padStart(directDigits, '0');
    return { id: firstId + index, exten, company, action, target: item === undefined ? null : String(item.id) };
  });
}

const hangup = { action: 'endcall:hangup', item: undefined };

/** Returns the object with index `turn` of the company with index `companyIndex`, wrapping around; `undefined` if it has none. */
function itemOfCompany<Item>(
  items: readonly Item[],
  companyIndex: number,
  companies: number,
  turn: number,
): Item | undefined {
  const available = Math.max(0, Math.ceil((items.length - companyIndex) / companies));
  return available === 0 ? undefined : items[companyIndex + (turn % available) * companies];
}
