import { BadRequest } from '#errors.ts';
import { evaluate } from '#fields/evaluate.ts';
import { optional, optionalFlag } from '#fields/field.ts';
import { within } from '#fields/text.ts';
import { addMember, interfaceOfAgent, nextPosition, numericId, removeMemberships } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { integerOf } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';

/** The membership of an agent in the queue `name`. */
interface Membership {
  readonly name: string;
  readonly penalty: number;
  readonly paused: number | null;
}

interface Skill {
  readonly skillid: number;
  readonly weight: number;
}

/** Reads `user-select`: the distinct ids of existing users. Throws `BadRequest` if a non-empty list names no existing user. */
export function readAgentUsers(store: Store, value: unknown): readonly number[] {
  const ids = itemsOf(value) ?? [];
  const userIds = ids.map(numericId).filter((id) => id !== undefined && store.has('userfeatures', { id }));
  if (ids.length > 0 && userIds.length === 0) {
    throw new BadRequest({
      message: 'user-select must contain the id of at least one existing user',
      field: 'user-select',
      rule: 'exists',
      value,
    });
  }
  return [...new Set(userIds)].filter((id) => id !== undefined);
}

/** Takes the agent from its current users and assigns it to `userIds`, in that order. */
export function writeAgentUsers(store: Store, agentId: number, userIds: readonly number[]): void {
  store.update('userfeatures', { agentid: agentId }, { agentid: 0 });
  for (const id of userIds) store.update('userfeatures', { id }, { agentid: agentId });
}

/** The settings of a membership. */
export const membershipFields = { penalty: optional(within(0, 20), '0'), paused: optionalFlag(null) };

/**
 * Reads the agent's memberships: one for each name in `queue-select` that is an existing queue and a key of `queue`. Other names
 * are skipped. Throws `BadRequest` if a non-empty `queue-select` yields no membership, or if the agent's number is not all digits.
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
        : 'queue-select must name at least one existing queue whose settings are under queue';
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

/** Removes the agent from all its queues and appends it to the members of those in `memberships`. */
export function writeAgentMemberships(
  store: Store,
  { id, agent }: { readonly id: number; readonly agent: Pick<Rows['agentfeatures'], 'number'> },
  memberships: readonly Membership[],
): void {
  removeMemberships(store, { usertype: 'agent', userid: id }, 'queue');
  const agentInterface = interfaceOfAgent(agent);
  if (agentInterface === undefined) return;
  for (const { name, penalty, paused } of memberships) {
    const position = nextPosition(store, name);
    addMember(
      store,
      { name, category: 'queue' },
      { usertype: 'agent', userid: id, ...agentInterface, position, penalty, paused },
    );
  }
}

/**
 * Reads the skills of a new agent, without checking that they exist (callcenter-configuration.md 1). Throws `BadRequest` for a
 * duplicate or malformed skill.
 */
export function readAgentSkills(value: unknown): readonly Skill[] {
  const skills = (itemsOf(value) ?? []).map(readSkill);
  if (new Set(skills.map(({ skillid }) => skillid)).size === skills.length) return skills;
  throw new BadRequest({
    message: 'queueskills must not name a skill twice',
    field: 'queueskills',
    rule: 'distinct',
    value,
  });
}

function readSkill(value: unknown): Skill {
  const sent = asContainer(value) ?? {};
  const skillid = numericId(sent['id']);
  const weight = integerOf(sent['weight']);
  if (skillid !== undefined && weight >= 0 && weight <= 100) return { skillid, weight };
  throw new BadRequest({
    message: 'queueskills must contain objects with the id of a skill and a weight from 0 to 100',
    field: 'queueskills',
    value,
  });
}
