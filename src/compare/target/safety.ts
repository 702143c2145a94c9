import type { Registry } from '#core/registry.ts';
import { operationOfRequest } from '#recording/operation.ts';
import type { SentRequest } from '../replay/messages.ts';

/** The acts that look at a PBX. An act that is not among them may change it, whatever its method. */
const readingActs: ReadonlySet<string> = new Set(['list', 'search', 'searchid', 'searchdb', 'view', 'check', 'show']);

/** True if a request certainly changes nothing, as it is sent: by its path, its query and a form in its body. */
export function onlyReads({ path, headers, body }: SentRequest, registry: Registry): boolean {
  const asked = { target: path, contentType: headers['content-type'], body };
  const { isRead, act } = operationOfRequest(asked, registry);
  return isRead && act !== undefined && readingActs.has(act);
}
