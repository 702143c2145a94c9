import { BadRequest } from '#errors.ts';
import {
  type Entry,
  interfaceOfAgent,
  type Member,
  memberEntries,
  noIdReason,
  userMember,
} from '#pbx/links/members.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';

/** The members in a body. */
export interface QueueMembers {
  readonly users: readonly Member[];
  readonly agents: readonly Member[];
  /** Throws `BadRequest` for errors that the server detects only after the queue is written, so that an id is used up. */
  checkAfterWrite(): void;
}

/** Reads the lists `user` and `agent` of a body. Throws `BadRequest` for unknown users and agents. */
export function readMembers(store: Store, body: Container): QueueMembers {
  const users = memberEntries(body['user']);
  const agents = memberEntries(body['agent']);
  const members = {
    users: users.filter(({ id }) => id !== undefined).map((entry) => userMember(store, entry)),
    agents: agents.flatMap((entry) => agentMember(store, entry)),
  };
  return {
    ...members,
    checkAfterWrite: () => {
      for (const entry of users) if (entry.id === undefined) userMember(store, entry);
      if (agents.length > 0 && members.agents.length === 0) {
        throw new BadRequest({
          message: 'agent must contain the id of at least one agent whose number is all digits',
          field: 'agent',
          rule: 'interface',
        });
      }
    },
  };
}

/** The agent as a member; empty if its number is not all digits. Throws `BadRequest` for an unknown agent. */
function agentMember(store: Store, { id, position, value }: Entry): readonly Member[] {
  const agent = id === undefined ? undefined : store.first('agentfeatures', { id });
  if (id === undefined || agent === undefined) {
    throw new BadRequest({
      message: `agent must be a list of agent ids${noIdReason('agent', value)}`,
      field: 'agent',
      rule: 'exists',
      value,
    });
  }
  const agentInterface = interfaceOfAgent(agent);
  return agentInterface === undefined ? [] : [{ usertype: 'agent', userid: id, ...agentInterface, position }];
}
