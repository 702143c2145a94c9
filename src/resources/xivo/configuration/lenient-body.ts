import { type ActRequest, inDialectOf, noteIgnored, objectBody, type Reads } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { decodeBody } from '#wire/body.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** How a settings record treats a body that is not a JSON object or array (core.md 3.4). */
export type UnusableBody = Difference<'read as empty' | 'refused'>;

/** Declares the difference for the resource at `path`. `reset` is a clause that says what an empty body resets. */
export function unusableBody(path: string, reset: string): UnusableBody {
  return {
    where: `${path} \`edit\` with an empty or malformed body or a JSON scalar`,
    recorded: { text: `200; ${reset}`, value: 'read as empty' },
    documented: { text: '400, nothing changed', value: 'refused' },
    why: 'page: 400 for incorrect syntax',
  };
}

/** The body as an object. An unusable one is read as empty or throws `BadRequest`, depending on the dialect. */
export function lenientBody(request: ActRequest, difference: UnusableBody, reads: Reads): Container {
  const isRefused = inDialectOf(request, difference) === 'refused';
  if (isRefused) return objectBody(request, reads);
  const body = asContainer(decodeBody(request.body)) ?? {};
  noteIgnored(request, body, reads);
  return body;
}
