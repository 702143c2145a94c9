import type { Behaviour, CallRequest } from '../request.ts';
import type { LegParts } from './call-in-progress.ts';

/** What somebody does of whom the request says nothing. */
const usual: Behaviour = { answers: { after: 5, talks: 60 } };

/** Returns how the person at a phone behaves: the request names a person by party, `NUMBER@CONTEXT` or number. */
export function behaviourOf(
  { people, everybody = usual }: CallRequest,
  { party, number, context, user }: Pick<LegParts, 'party' | 'number' | 'context' | 'user'>,
): Behaviour {
  const names = [party, ...(user === null ? [] : [`user ${user}`]), `${number}@${context}`, number];
  const name = names.find((each) => Object.hasOwn(people, each));
  return (name === undefined ? undefined : people[name]) ?? everybody;
}

/** Returns when a called person answers and how long the conversation lasts, in seconds; `undefined` if the phone just rings. */
export function answeringOf({ answers }: Behaviour): { readonly after: number; readonly talks: number } | undefined {
  if (answers === false) return undefined;
  return answers ?? { after: 5, talks: 60 };
}
