import type { Registry } from '#core/registry.ts';
import { operationOf, type Resource, readsOnly } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import { findTarget } from '#http/routing/find-target.ts';
import { boundaryOf, multipartFields } from '#wire/multipart.ts';
import { parseForm, parseQuery, Query, queryOfFields } from '#wire/query.ts';
import { readTarget } from '#wire/target.ts';

/** What a request does. */
export interface Operation {
  /** `ipbx/pbx_settings/users:add`; the path of the request if it is not one of a web service. */
  readonly name: string;
  /** `undefined` if no web service has the path. */
  readonly resource: Resource | undefined;
  readonly act: string | undefined;
  /** True if it certainly changes nothing: the act of a web service that only reads. */
  readonly isRead: boolean;
}

/** The parts of a request that decide what it does. */
export interface Asked {
  /** The request target, with its query. */
  readonly target: string;
  readonly contentType?: string | undefined;
  readonly body?: Buffer | undefined;
}

/**
 * Returns what a request does, by its path and its parameters, which a form may contain as well (core.md 2, 3.2). The method does
 * not matter, here as on the server (core.md 3.1): a GET may delete.
 */
export function operationOfRequest(asked: Asked, registry: Registry): Operation {
  const { path, query } = readTarget(asked.target);
  const found = findTarget(path, registry);
  if (found.kind !== 'resource') return { name: path, resource: undefined, act: undefined, isRead: false };
  const { resource } = found;
  const [byQuery, act] = [parseQuery(query), parametersOf(query, asked)].map((read) =>
    actOf(resource, { query: read }),
  );
  const isRead = [byQuery, act].every((name) => name !== undefined && readsOnly(resource, name));
  return { name: operationOf(resource, act ?? resource.fallback), resource, act, isRead };
}

function parametersOf(query: string, { contentType = '', body }: Asked): Query {
  const read = parseQuery(query);
  if (body === undefined) return read;
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined) return Query.overlay(read, queryOfFields(multipartFields(body, boundary)));
  return contentType.toLowerCase().includes('form') ? Query.overlay(read, parseForm(body)) : read;
}
