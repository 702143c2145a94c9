import { noSuch } from '#input/unknown-name.ts';
import type { MemberKey } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { UnknownMember } from './refusals.ts';

/** An agent by its number, or a user by id. */
export type MemberName = { readonly agent: string } | { readonly user: number };

/** An agent or user that can be a member of queues. */
export interface NamedMember extends MemberKey {
  /** As in the steps of calls: `agent 8001`, `user 2`. */
  readonly party: string;
}

/** Returns the agent with the number. Throws `UnknownMember`. */
export function agentWith(store: Store, number: string): Rows['agentfeatures'] {
  const agent = store.first('agentfeatures', { number });
  if (agent !== undefined) return agent;
  const numbers = store.all('agentfeatures').map((row) => row.number);
  throw new UnknownMember(noSuch('agent', number, numbers));
}

/** Returns the agent or user. Throws `UnknownMember`. */
export function memberNamed(store: Store, name: MemberName): NamedMember {
  if ('agent' in name) {
    return { usertype: 'agent', userid: agentWith(store, name.agent).id, party: partyOf(name) };
  }
  if (!store.has('userfeatures', { id: name.user })) throw new UnknownMember(`there is no user ${name.user}`);
  return { usertype: 'user', userid: name.user, party: partyOf(name) };
}

/** Returns the name of an agent or user as in the steps of calls: `agent 8001`, `user 2`. */
export function partyOf(name: MemberName): string {
  return 'agent' in name ? `agent ${name.agent}` : `user ${name.user}`;
}

/** Returns the memberships of an agent or user in groups and queues, by name. */
export function membershipRowsOf(store: Store, { usertype, userid }: MemberKey): readonly Rows['queuemember'][] {
  return store.all('queuemember', { usertype, userid }, 'queue_name');
}
