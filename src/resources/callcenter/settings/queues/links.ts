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

/** Who is to be in a queue; `attach` refuses what is found out only when members are attached, and uses up an id. */
export interface WantedMembers {
  readonly users: readonly Member[];
  readonly agents: readonly Member[];
  attach(): void;
}

/** Reads the lists `user` and `agent` of a body; throws for unknown users and agents. */
export function readMembers(store: Store, body: Container): WantedMembers {
  const users = memberEntries(body['user']);
  const agents = memberEntries(body['agent']);
  const found = {
    users: users.filter(({ id }) => id !== undefined).map((entry) => userMember(store, entry)),
    agents: agents.flatMap((entry) => agentMember(store, entry)),
  };
  return {
    ...found,
    attach: () => {
      for (const entry of users) if (entry.id === undefined) userMember(store, entry);
      if (agents.length > 0 && found.agents.length === 0) {
        throw new BadRequest({
          message: 'agent names no agent whose number is all digits',
          field: 'agent',
          rule: 'interface',
        });
      }
    },
  };
}

/** The agent as a member, or nothing when its number makes no interface. */
function agentMember(store: Store, { id, position, value }: Entry): readonly Member[] {
  const agent = id === undefined ? undefined : store.first('agentfeatures', { id });
  if (id === undefined || agent === undefined) {
    throw new BadRequest({
      message: `agent must be a list of ids of agents${noIdReason('agent', value)}`,
      field: 'agent',
      rule: 'exists',
      value,
    });
  }
  const found = interfaceOfAgent(agent);
  return found === undefined ? [] : [{ usertype: 'agent', userid: id, ...found, position }];
}
