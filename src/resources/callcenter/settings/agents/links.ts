import { BadRequest } from '#errors.ts';
import { evaluate } from '#fields/evaluate.ts';
import { optional, optionalFlag } from '#fields/field.ts';
import { within } from '#fields/text.ts';
import { addMember, interfaceOfAgent, nextPosition, numericId, removeMemberships } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { integerOf } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';

/** A queue that the agent is to serve. */
interface Membership {
  readonly name: string;
  readonly penalty: number;
  readonly paused: number | null;
}

interface Skill {
  readonly skillid: number;
  readonly weight: number;
}

/** The users that get the agent: those that exist, each once; throws when a list has none of them. */
export function readAgentUsers(store: Store, value: unknown): readonly number[] {
  const ids = itemsOf(value) ?? [];
  const known = ids.map(numericId).filter((id) => id !== undefined && store.has('userfeatures', { id }));
  if (ids.length > 0 && known.length === 0) {
    throw new BadRequest({
      message: 'user-select names no user that exists',
      field: 'user-select',
      rule: 'exists',
      value,
    });
  }
  return [...new Set(known)].filter((id) => id !== undefined);
}

/** The users lose their agent, and those that are named get it, in their order. */
export function writeAgentUsers(store: Store, agentId: number, userIds: readonly number[]): void {
  store.update('userfeatures', { agentid: agentId }, { agentid: 0 });
  for (const id of userIds) store.update('userfeatures', { id }, { agentid: agentId });
}

const membershipFields = { penalty: optional(within(0, 20), '0'), paused: optionalFlag(null) };

/**
 * The queues that the agent is to serve: names of `queue-select` that are queues and keys of `queue`, others are skipped. Throws
 * when a list leaves none, as it does for an agent whose number makes no interface.
 */
export function readAgentMemberships(
  store: Store,
  body: Container,
  agent: Pick<Rows['agentfeatures'], 'number'>,
): readonly Membership[] {
  const settings = asContainer(body['queue']);
  const selected = itemsOf(body['queue-select']);
  if (settings === undefined || selected === undefined) return [];
  const names = interfaceOfAgent(agent) === undefined ? [] : [...new Set(selected)];
  const memberships = names.flatMap((name) => readMembership(store, name, settings));
  if (selected.length > 0 && memberships.length === 0) {
    const message =
      interfaceOfAgent(agent) === undefined
        ? 'queue-select needs an agent whose number is all digits'
        : 'queue-select names no queue that exists and has its settings under queue';
    throw new BadRequest({ message, field: 'queue-select', rule: 'queues', value: selected });
  }
  return memberships;
}

function readMembership(store: Store, name: unknown, settings: Container): readonly Membership[] {
  if (typeof name !== 'string' || !Object.hasOwn(settings, name)) return [];
  const sent = asContainer(settings[name]);
  if (sent === undefined || !store.has('queue', { name, category: 'queue' })) return [];
  const { values, refusals } = evaluate(membershipFields, sent);
  return refusals.length > 0 ? [] : [{ name, penalty: Number(values.penalty), paused: values.paused }];
}

/** The agent leaves all its queues and joins these, behind their other members. */
export function writeAgentMemberships(
  store: Store,
  { id, agent }: { readonly id: number; readonly agent: Pick<Rows['agentfeatures'], 'number'> },
  memberships: readonly Membership[],
): void {
  removeMemberships(store, { usertype: 'agent', userid: id }, 'queue');
  const found = interfaceOfAgent(agent);
  if (found === undefined) return;
  for (const { name, penalty, paused } of memberships) {
    const position = nextPosition(store, name);
    addMember(
      store,
      { name, category: 'queue' },
      { usertype: 'agent', userid: id, ...found, position, penalty, paused },
    );
  }
}

/** The skills of a new agent; whether they exist is not asked (callcenter-configuration.md 1). */
export function readAgentSkills(value: unknown): readonly Skill[] {
  const skills = (itemsOf(value) ?? []).map(readSkill);
  if (new Set(skills.map(({ skillid }) => skillid)).size === skills.length) return skills;
  throw new BadRequest({ message: 'queueskills names a skill twice', field: 'queueskills', rule: 'distinct', value });
}

function readSkill(value: unknown): Skill {
  const sent = asContainer(value) ?? {};
  const skillid = numericId(sent['id']);
  const weight = integerOf(sent['weight']);
  if (skillid !== undefined && weight >= 0 && weight <= 100) return { skillid, weight };
  throw new BadRequest({
    message: 'queueskills must hold objects with the id of a skill and a weight from 0 to 100',
    field: 'queueskills',
    value,
  });
}
