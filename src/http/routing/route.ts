import type { Registry } from '#core/registry.ts';
import { type Answer, forbidden, forbiddenPage, noScript, serverPage, unknownPath } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { findTarget } from './find-target.ts';
import { noModeReason, noScriptReason, unknownPathReason } from './nearest-path.ts';

/** Sets the route of a request. Returns the answer for a path without a resource, or `undefined` (core.md 1.4). */
export function route(context: RequestContext, registry: Registry): Answer | undefined {
  const { path } = context.target;
  const target = findTarget(path, registry);
  switch (target.kind) {
    case 'malformed':
      return serverPage(400, 'the request target is not a path, or contains a NUL');
    case 'noScript':
      return noScript(noScriptReason(path, registry));
    case 'unknown':
      return unknownPath(unknownPathReason(path, registry));
    case 'phone':
      return forbiddenPage('the pages for phones are closed');
    case 'modeless':
      return forbidden(noModeReason(path, registry));
    case 'resource':
      context.route = target;
      return undefined;
  }
}
