import type { Random } from '#world/random.ts';
import { type Company, directDigits, planCompanies, roundRobin } from './companies.ts';
import type { ExistingState } from './existing-state.ts';
import { departments, oneOf } from './names.ts';
import { type PlannedAgent, type PlannedUser, planAgents, planUsers } from './people.ts';
import type { GenerateRequest } from './request.ts';
import { noSkills, planSkills, type SkillPlan } from './skills.ts';

/** A group or queue. */
export interface PlannedQueue {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly company: Company;
  readonly users: readonly PlannedUser[];
  readonly agents: readonly PlannedAgent[];
}

/** A number for callers from outside, and where it leads. */
export interface PlannedIncall {
  readonly id: number;
  readonly exten: string;
  readonly company: Company;
  readonly action: string;
  readonly target: string | null;
}

/** Everything that is to be written, but for call records; made without looking at or touching any table. */
export interface Plan {
  readonly companies: readonly Company[];
  readonly users: readonly PlannedUser[];
  readonly groups: readonly PlannedQueue[];
  readonly queues: readonly PlannedQueue[];
  readonly agents: readonly PlannedAgent[];
  readonly skills: SkillPlan;
  readonly incalls: readonly PlannedIncall[];
}

/** What belongs to companies is dealt out to them in turn, so those with the same remainder belong together. */
export function planOf(random: Random, request: GenerateRequest, existing: ExistingState): Plan {
  const companies = planCompanies(random, request, existing);
  const skills = request.agents > 0 ? planSkills(existing) : noSkills;
  const people = planUsers(random, { companies, count: request.users }, existing);
  const { users, agents } = planAgents(random, { companies, count: request.agents, users: people, skills }, existing);
  const deal = { random, companies, users, agents };
  const groups = planQueues(deal, { kind: 'groups', count: request.groups, firstId: existing.nextId.groupfeatures });
  const queues = planQueues(deal, { kind: 'queues', count: request.queues, firstId: existing.nextId.queuefeatures });
  const targets = { users, groups, queues };
  const incalls = planIncalls({ random, companies }, targets, {
    count: request.incalls,
    firstId: existing.nextId.incall,
  });
  return { companies, users, agents, skills, groups, queues, incalls };
}

interface Deal {
  readonly random: Random;
  readonly companies: readonly Company[];
  readonly users: readonly PlannedUser[];
  readonly agents: readonly PlannedAgent[];
}

interface Wanted {
  readonly count: number;
  readonly firstId: number;
}

function planQueues(
  { random, companies, users, agents }: Deal,
  { kind, count, firstId }: Wanted & { readonly kind: 'groups' | 'queues' },
): readonly PlannedQueue[] {
  return roundRobin(companies, count).map(({ company, turn, index }) => {
    const members = { random, of: index % companies.length, companies: companies.length };
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

/** Groups and queues share their names in the telephone engine. */
function departmentName(kind: 'groups' | 'queues', turn: number): string {
  const word = departments[turn % departments.length] ?? kind;
  const round = Math.floor(turn / departments.length);
  return `${word}${kind === 'groups' ? '-team' : ''}${round === 0 ? '' : `-${round + 1}`}`;
}

/** Some neighbours among the people of a company. */
function someOf<Item>(
  people: readonly Item[],
  { random, of, companies }: { random: Random; of: number; companies: number },
  [least, most]: readonly [number, number],
): readonly Item[] {
  const own = Math.max(0, Math.ceil((people.length - of) / companies));
  const size = Math.min(own, random.between(least, most));
  const start = random.between(0, Math.max(0, own - size));
  return Array.from({ length: size }, (_, place) => people[of + (start + place) * companies]).filter(
    (item) => item !== undefined,
  );
}

type Targets = Pick<Plan, 'users' | 'groups' | 'queues'>;

/** Every second number is a user's own where the company has other targets, too; without any of them callers are hung up on. */
function planIncalls(
  { random, companies }: Pick<Deal, 'random' | 'companies'>,
  { users, groups, queues }: Targets,
  { count, firstId }: Wanted,
): readonly PlannedIncall[] {
  return roundRobin(companies, count).map(({ company, turn, index }) => {
    const own = (items: readonly { readonly id: number }[]) =>
      ownOf(items, index % companies.length, companies.length, turn);
    const user = own(users);
    const others = [
      { action: 'group', item: own(groups) },
      { action: 'queue', item: own(queues) },
    ].filter(({ item }) => item !== undefined);
    const isUsers = user !== undefined && (others.length === 0 || random.between(0, 1) === 0);
    const { action, item } = isUsers
      ? { action: 'user', item: user }
      : others.length > 0
        ? oneOf(random, others)
        : nowhere;
    const exten = String(company.incalls.first + turn).padStart(directDigits, '0');
    return { id: firstId + index, exten, company, action, target: item === undefined ? null : String(item.id) };
  });
}

const nowhere = { action: 'endcall:hangup', item: undefined };

/** The object of a company that a turn comes to, again and again from the first one. */
function ownOf<Item>(items: readonly Item[], of: number, companies: number, turn: number): Item | undefined {
  const own = Math.max(0, Math.ceil((items.length - of) / companies));
  return own === 0 ? undefined : items[of + (turn % own) * companies];
}
