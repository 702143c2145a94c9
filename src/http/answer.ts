import { createHash } from 'node:crypto';
import type { Outcome } from '#core/resource.ts';
import type { TransportFault } from '#faults/action.ts';
import { shortenReason } from '#journal/shorten-reason.ts';
import type { Chunks } from '#wire/chunks.ts';
import { encode } from '#wire/json.ts';
import type { World } from '#world/world.ts';

/** An HTTP answer, and the reason for it, which the log and the journal record. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Chunks;
  readonly reason?: Outcome['reason'];
  /** How a fault breaks the connection; the status is 0 if nothing of the answer is sent. */
  readonly transport?: TransportFault;
}

const empty: Chunks = [];
const html = 'text/html; charset=UTF-8';
const version = { 'x-xivo-ws-version': '1.0' };

/**
 * Returns the answer for the outcome of an act, with the headers of core.md 6.2; 304 if `sum` is the MD5 of the JSON
 * body (6.5).
 */
export function answerTo(outcome: Outcome, sum: string | undefined): Answer {
  const reason = outcome.reason === undefined ? {} : { reason: shortenReason(outcome.reason) };
  const json = jsonOf(outcome);
  if (json !== undefined) {
    if (sum !== undefined && sum === sumOf(json)) {
      return { status: 304, headers: version, body: empty };
    }
    return {
      status: outcome.status,
      headers: { 'content-type': 'application/json', ...version },
      body: json,
      ...reason,
    };
  }
  const body = outcome.text === undefined ? empty : [Buffer.from(outcome.text)];
  return { status: outcome.status, headers: { 'content-type': html, ...version }, body, ...reason };
}

function jsonOf({ chunks, json }: Outcome): Chunks | undefined {
  if (chunks !== undefined) return chunks;
  return json === undefined ? undefined : [Buffer.from(encode(json), 'latin1')];
}

function sumOf(body: Chunks): string {
  const hash = createHash('md5');
  for (const chunk of body) hash.update(chunk);
  return hash.digest('hex');
}

/** 401 with a challenge for Basic authentication (core.md 4.5). */
export function unauthorized(message: string): Answer {
  const headers = { 'content-type': html, ...version, 'www-authenticate': 'Basic realm="Access Restricted"' };
  return { status: 401, headers, body: empty, reason: { message } };
}

/** 403 for a missing right, a remote caller in mode `private`, or a path without a mode. */
export function forbidden(message: string): Answer {
  return { status: 403, headers: { 'content-type': html, ...version }, body: empty, reason: { message } };
}

/** 403 for the pages for phones: without version header (core.md 1.4). */
export function forbiddenPage(message: string): Answer {
  return { status: 403, headers: { 'content-type': html }, body: empty, reason: { message } };
}

/** 404 for an unknown path below a script: without version header (core.md 1.4). */
export function unknownPath(message: string): Answer {
  return { status: 404, headers: { 'content-type': html }, body: empty, reason: { message } };
}

/** Returns a copy of the answer without the version header. */
export function withoutVersion({ headers, ...answer }: Answer): Answer {
  const { 'x-xivo-ws-version': _version, ...others } = headers;
  return { ...answer, headers: others };
}

/** 404 by the mock for a request that names a world that does not exist. */
export function noWorld(detail: string): Answer {
  return mockProblem({ status: 404, title: 'Not Found', detail });
}

/**
 * The mock's answer to a request whose world ended before the request was served: 404 if it was deleted, 503 if the
 * server closes.
 */
export function worldGone({ id, closedReason }: Pick<World, 'id' | 'closedReason'>): Answer {
  if (closedReason === 'closing') {
    const detail = 'the mock closed before the request was served';
    return mockProblem({ status: 503, title: 'Service Unavailable', detail });
  }
  const detail = `world ${id} was deleted before the request was served`;
  return mockProblem({ status: 404, title: 'Not Found', detail });
}

function mockProblem({ status, title, detail }: { status: number; title: string; detail: string }): Answer {
  const body = [Buffer.from(JSON.stringify({ title, status, detail }))];
  return { status, headers: { 'content-type': 'application/problem+json' }, body, reason: { message: detail } };
}

/** 404 for a path outside the scripts of the web services. */
export function noScript(message: string): Answer {
  const body = [Buffer.from('No input file specified.\n')];
  return {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body,
    reason: { message },
  };
}

const titles = {
  400: '400 Bad Request',
  405: '405 Not Allowed',
  408: '408 Request Time-out',
  413: '413 Request Entity Too Large',
  431: '431 Request Header Fields Too Large',
} as const;

/** An error page by the HTTP server itself (core.md 3.1, 3.4), for a request that never reaches a web service. */
export function serverPage(status: keyof typeof titles, message: string): Answer {
  const title = titles[status];
  const body = [Buffer.from(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`)];
  return { status, headers: { 'content-type': 'text/html' }, body, reason: { message } };
}

/** 302 from plain HTTP to HTTPS (core.md 1.1). */
export function redirectTo(location: string): Answer {
  return { status: 302, headers: { 'content-type': 'text/html', location }, body: empty };
}
