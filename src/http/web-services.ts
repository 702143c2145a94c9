import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Account, findAccount } from '../access/accounts.ts';
import { readCredentials } from '../access/credentials.ts';
import { isLoopback, plainAddress } from '../access/hosts.ts';
import { hasRight } from '../access/rights.ts';
import type { Call, Mode } from '../call.ts';
import type { Registry } from '../registry.ts';
import { operationOf, type Resource, sectionOf } from '../resource.ts';
import type { World } from '../world.ts';
import {
  type Answer,
  answerTo,
  forbidden,
  forbiddenPage,
  noScript,
  redirectTo,
  serverPage,
  unauthorized,
  unknownPath,
} from './answer.ts';
import { findTarget } from './front.ts';
import { parseForm, parseQuery, Query } from './query.ts';
import { actOf, runAct } from './run.ts';

/** What the front needs to serve the web services. */
export interface WebServicesOptions {
  readonly world: World;
  readonly registry: Registry;
  readonly redirect: boolean;
}

/** What is known of a request while it is served; for the log. */
interface Visit {
  route?: { readonly resource: Resource; readonly mode: Mode };
  account?: Account;
  operation?: string;
  reason?: Answer['reason'];
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
  }
}

const largestBody = 20 * 1024 * 1024;
const noBody = Buffer.alloc(0);

/** The data plane: every path that is not the control plane's, with any method (core.md 1-6). */
export async function webServices(app: FastifyInstance, options: WebServicesOptions): Promise<void> {
  const { world } = options;
  await app.register(basicAuth, {
    strictCredentials: false,
    validate: async (login, password, request) => {
      const account = await findAccount(world.store, {
        credentials: { login, password },
        peer: plainAddress(request.ip),
      });
      if (account === undefined) throw new Error('no enabled account has this login, password and host');
      request.visit.account = account;
    },
  });
  app.decorateRequest('visit');
  app.addHook('onRequest', async (request, reply) => {
    request.visit = {};
    const refusal = (await front(app, options, request)) ?? undefined;
    if (refusal !== undefined) return send(request, reply, refusal);
  });
  app.addHook('onResponse', async (request, reply) => logVisit(request, reply));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    send(request, reply, answerToError(error, request)),
  );
  app.route({
    method: app.supportedMethods,
    url: '/*',
    handler: (request, reply) => send(request, reply, serve(world, request)),
  });
}

/** The checks before an act, in the order of core.md 4.6; gives the answer of the one that fails. */
async function front(
  app: FastifyInstance,
  options: WebServicesOptions,
  request: FastifyRequest,
): Promise<Answer | undefined> {
  if (request.method === 'TRACE') return serverPage(405, '405 Not Allowed');
  if (Number(request.headers['content-length'] ?? 0) > largestBody)
    return serverPage(413, '413 Request Entity Too Large');
  const location = options.redirect ? redirection(request) : undefined;
  if (location !== undefined) return redirectTo(location);
  const target = findTarget(pathOf(request.url), options.registry);
  switch (target.kind) {
    case 'noScript':
      return noScript();
    case 'unknown':
      return unknownPath('no web service has this path');
    case 'phone':
      return forbiddenPage('the pages for phones are closed');
    case 'modeless':
      return forbidden('the path names no mode (restricted or private)');
    case 'resource':
      request.visit.route = target;
      return access(app, options, request, target);
  }
}

async function access(
  app: FastifyInstance,
  { world, registry }: WebServicesOptions,
  request: FastifyRequest,
  { resource, mode }: { resource: Resource; mode: Mode },
): Promise<Answer | undefined> {
  if (mode === 'private')
    return isLoopback(request.ip) ? undefined : forbidden('mode private is for the machine itself');
  const refusal = await authenticate(app, world, request);
  if (refusal !== undefined) return refusal;
  const rights = request.visit.account?.rights ?? [];
  const section = sectionOf(resource);
  if (hasRight(rights, section, (node) => registry.isSection(node))) return undefined;
  return forbidden(`the account has no right on ${section}`);
}

/** The user check or the host check of core.md 4.2. */
async function authenticate(app: FastifyInstance, world: World, request: FastifyRequest): Promise<Answer | undefined> {
  const credentials = readCredentials(request.headers.authorization);
  if (credentials === undefined) {
    const account = await findAccount(world.store, { credentials, peer: plainAddress(request.ip) });
    if (account === undefined) return unauthorized('no credentials, and no account is open to this address');
    request.visit.account = account;
    return undefined;
  }
  const { login, password } = credentials;
  // The contract reads the header more leniently than the library does, so it is handed over in normal form.
  request.headers.authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  return new Promise((resolve) => {
    app.basicAuth(request, {} as FastifyReply, (error) => resolve(error ? unauthorized(error.message) : undefined));
  });
}

/** Runs the act of a request that passed the checks. */
function serve(world: World, request: FastifyRequest): Answer {
  const { route } = request.visit;
  if (route === undefined) throw new Error('the request was not routed');
  const { resource, mode } = route;
  const call = callOf(world, request, mode);
  const act = actOf(resource, call);
  request.visit.operation = operationOf(resource, act);
  const outcome = runAct(resource, act, call);
  return answerTo(outcome, resource.honoursSum === false ? undefined : call.query.text('sum'));
}

function callOf(world: World, request: FastifyRequest, mode: Mode): Call {
  const body = Buffer.isBuffer(request.body) ? request.body : noBody;
  const inUrl = parseQuery(queryOf(request.url));
  const isForm =
    request.method === 'POST' &&
    (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = isForm ? parseForm(body) : Query.none;
  const parameters = request.method === 'GET' ? inUrl : form;
  return {
    world,
    store: world.store,
    mode,
    body: isMultipart(request) ? noBody : body,
    query: isForm ? Query.overlay(inUrl, form) : inUrl,
    parameters,
    serverAddress: plainAddress(request.socket.localAddress ?? '127.0.0.1'),
  };
}

/** A multipart body with a boundary reads as empty (core.md 3.4). */
function isMultipart(request: FastifyRequest): boolean {
  return /^multipart\/form-data\b.*boundary=/i.test(request.headers['content-type'] ?? '');
}

function redirection(request: FastifyRequest): string | undefined {
  const host = request.headers.host ?? '';
  if (request.protocol === 'https' || /127\.0\.0\.1|localhost/.test(host)) return undefined;
  return `https://${host}${request.url}`;
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

function answerToError(error: Error & { statusCode?: number }, request: FastifyRequest): Answer {
  if (error.statusCode === 413) return serverPage(413, '413 Request Entity Too Large');
  request.log.error({ err: error, operation: request.visit.operation }, 'an act failed unexpectedly');
  return answerTo({ status: 500, reason: { message: error.message } }, undefined);
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.reason !== undefined) request.visit.reason = answer.reason;
  return reply
    .code(answer.status)
    .headers({ server: 'nginx', ...answer.headers })
    .send(answer.body.length === 0 ? undefined : answer.body);
}

function logVisit(request: FastifyRequest, reply: FastifyReply): void {
  const { account, operation, reason } = request.visit;
  request.log.info(
    {
      operation: operation ?? `${request.method} ${pathOf(request.url)}`,
      id: request.id,
      account: account?.name,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
      ...(reason && { reason }),
    },
    'served',
  );
}
