import { type Call, type Fields, fieldsOf, inDialectOf, noteIgnored, objectBody, type Reads } from '../../../call.ts';
import type { Difference } from '../../../dialect.ts';
import { decodeBody } from '../../../wire/body.ts';

/** What a settings record makes of a body that is no JSON object or array (core.md 3.4). */
export type UnusableBody = Difference<'read as empty' | 'refused'>;

/** The difference for the resource; `reset` names what an empty body resets. */
export function unusableBody(path: string, reset: string): UnusableBody {
  return {
    where: `${path} \`edit\` with an empty or malformed body or a JSON scalar`,
    recorded: { told: `200; ${reset}`, value: 'read as empty' },
    documented: { told: '400, nothing changed', value: 'refused' },
    why: 'page: 400 for incorrect syntax',
  };
}

/** The body as an object; one that is unusable is empty or refused with `BadRequest`, by the difference. */
export function lenientBody(call: Call, difference: UnusableBody, reads: Reads): Fields {
  const isRefused = inDialectOf(call, difference) === 'refused';
  if (isRefused) return objectBody(call, reads);
  const body = fieldsOf(decodeBody(call.body)) ?? {};
  noteIgnored(call, body, reads);
  return body;
}
