import { interfaceOfLine } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { AgentRefused, UnknownMember } from './refusals.ts';

/** A phone: the main line of a user, or the line with a number in a context. */
export type PhoneName = { readonly user: number } | { readonly number: string; readonly context: string };

/** The phone at which an agent logs in. */
export interface LoginPhone {
  readonly userid: number;
  /** `SIP/abc123`. */
  readonly interface: string;
  /** `1001@default`. */
  readonly extension: string;
}

/** Returns the phone. Throws `UnknownMember` and `AgentRefused`. */
export function phoneNamed(store: Store, name: PhoneName): LoginPhone {
  const line = 'user' in name ? mainLineOf(store, name.user) : lineWithNumber(store, name);
  const extension = `${line.number}@${line.context}`;
  const userid = Number(line.iduserfeatures);
  if (!store.has('userfeatures', { id: userid })) {
    throw new AgentRefused(`the line ${extension} has no user; give it to a user first`);
  }
  return { userid, interface: interfaceOfLine(store, line).interface, extension };
}

/** The main line of a user is the one with `rules_order` 1 (call_management.md 6.4). */
function mainLineOf(store: Store, user: number): Rows['linefeatures'] {
  if (!store.has('userfeatures', { id: user })) throw new UnknownMember(`there is no user ${user}`);
  const line = store.first('linefeatures', { iduserfeatures: user, rules_order: 1, internal: 0 });
  if (line === undefined) throw new AgentRefused(`user ${user} has no line; add a line to the user first`);
  if ((line.number ?? '') !== '') return line;
  throw new AgentRefused(`the line of user ${user} has no number; give it one first`);
}

function lineWithNumber(store: Store, { number, context }: { number: string; context: string }): Rows['linefeatures'] {
  const line = store.first('linefeatures', { number, context, internal: 0 });
  if (line !== undefined) return line;
  const elsewhere = store.all('linefeatures', { number, internal: 0 }, 'id').map((row) => row.context);
  const hint = elsewhere.length === 0 ? '' : `; the context of ${number} is ${elsewhere.join(' or ')}`;
  throw new AgentRefused(`no line has the number ${number} in the context ${context}${hint}`);
}
