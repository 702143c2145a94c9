import type { Difference } from '#dialect.ts';
import { NotFound, quoted, type Reason } from '#errors.ts';
import { type StatusByDialect, statusesOf } from './act-description.ts';
import { type ActRequest, inDialectOf, nounsOf } from './request.ts';
import type { Outcome } from './resource.ts';

/** An HTTP status, or one for each dialect. */
export type Status = number | Difference<number>;

/** Returns a status as descriptions have it. */
export function statusByDialect(status: Status): StatusByDialect {
  return typeof status === 'number' ? status : statusesOf(status);
}

/** The outcome for an `id` that is missing or unknown. Throws `NotFound` for 404, the default. */
export function missing(request: ActRequest, status: Status = 404): Outcome {
  const reason = missingReason(request);
  const code = typeof status === 'number' ? status : inDialectOf(request, status);
  if (code === 404) throw new NotFound(reason);
  return { status: code, reason };
}

/**
 * Returns the difference of a resource whose `view` answers 204 for an unknown `id` on the real server, and 404 in the
 * documented dialect.
 *
 * @param resource the name of the resource in the list of differences.
 * @param text `ids` says which ids are meant (`an unknown`); `why` replaces the usual reason.
 */
export function missingViewOf(
  resource: string,
  { ids, why = 'page: 204 only for list and search, 404 for view' }: { readonly ids: string; readonly why?: string },
): Difference<number> {
  return {
    where: `${resource}: \`view\` of ${ids} \`id\``,
    recorded: { text: '204', value: 204 },
    documented: { text: '404', value: 404 },
    why,
  };
}

function missingReason(request: ActRequest): Reason {
  const { one } = nounsOf(request);
  const sent = request.query.text('id');
  if (sent === undefined || sent === '') {
    return { message: `the parameter id is missing; it names the ${one}`, field: 'id' };
  }
  return { message: `there is no ${one} with id ${quoted(sent)}`, field: 'id', value: sent };
}
