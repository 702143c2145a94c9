import { ApiProblem } from '../../../lib/api.ts';
import type { CallFields } from './call-fields.ts';

/** The part of the request that a field of the form stands for; the deepest one that a problem is at or below shows it. */
const fieldOfPath: Readonly<Record<string, keyof CallFields>> = {
  from: 'from',
  'from.context': 'fromContext',
  'from.name': 'fromName',
  to: 'to',
  context: 'context',
  at: 'at',
  live: 'live',
  everybody: 'called',
  'everybody.answers.after': 'answersAfter',
  'everybody.answers.talks': 'talks',
  'everybody.rejects.after': 'rejectsAfter',
  'caller.hangsUp': 'hangsUpAfter',
};

/** Returns what is wrong with the fields, and the error itself if a part of it belongs to none of them. */
export function problemsOf(error: Error | undefined): {
  readonly byField: Readonly<Partial<Record<keyof CallFields, string>>>;
  readonly elsewhere: Error | undefined;
} {
  const errors = error instanceof ApiProblem ? error.errors : [];
  const found = errors.map(({ at, message }) => ({ field: fieldAt(at), message }));
  const byField = Object.fromEntries(
    found.flatMap(({ field, message }) => (field === undefined ? [] : [[field, message]])),
  );
  const isElsewhere = errors.length === 0 || found.some(({ field }) => field === undefined);
  return { byField, elsewhere: isElsewhere ? error : undefined };
}

function fieldAt(path: string): keyof CallFields | undefined {
  const paths = Object.keys(fieldOfPath).filter((prefix) => path === prefix || path.startsWith(`${prefix}.`));
  const [deepest] = paths.sort((one, other) => other.length - one.length);
  return deepest === undefined ? undefined : fieldOfPath[deepest];
}
