import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../call.ts';
import type { Metrics } from '../metrics.ts';
import type { Registry } from '../registry.ts';
import { type Outcome, operationOf, type Resource } from '../resource.ts';
import { rehearse } from '../wholly.ts';
import type { Worlds } from '../worlds.ts';
import { checkAccess, registerBasicAuth } from './access.ts';
import {
  type Answer,
  answerTo,
  forbidden,
  forbiddenPage,
  noScript,
  noWorld,
  redirectTo,
  serverPage,
  unknownPath,
  withoutVersion,
} from './answer.ts';
import { breakOff } from './break-off.ts';
import { callOf } from './call.ts';
import { explanationOf, ignoredText, noteOnAct } from './explain.ts';
import { faultBefore, serveWithFaults } from './faults.ts';
import { findTarget } from './front.ts';
import { whyModeless, whyNoScript, whyUnknown } from './nearest-path.ts';
import { pickWorld } from './pick-world.ts';
import { type ReadyAnswer, readyAnswer } from './ready-answers.ts';
import { journalVisit, logVisit } from './record.ts';
import { actOf, noteEffects, runAct } from './run.ts';
import { sendBody } from './send-body.ts';
import { pathOf, type Visit } from './visit.ts';

/** What the front needs to serve the web services. */
export interface WebServicesOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly redirect: boolean;
  /** Whether answers carry the reason of a refusal in `X-Mock-Reason`. */
  readonly explain: boolean;
}

const largestBody = 20 * 1024 * 1024;

/** The data plane: every path that is not the control plane's, with any method (core.md 1-6). */
export async function webServices(app: FastifyInstance, options: WebServicesOptions): Promise<void> {
  await registerBasicAuth(app);
  app.decorateRequest('visit');
  app.addHook('onRequest', async (request, reply) => {
    const refusal = await front(app, options, request);
    if (refusal !== undefined) return send(request, reply, refusal, options);
  });
  app.addHook('onResponse', async (request, reply) => record(request, reply, options));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
    send(request, reply, answerToError(error, request), options),
  );
  app.route({
    method: app.supportedMethods,
    url: '/*',
    handler: async (request, reply) =>
      send(request, reply, await serveWithFaults(request, () => serve(request)), options),
  });
}

/** The checks before an act, in the order of core.md 4.6; gives the answer of the one that fails. */
async function front(
  app: FastifyInstance,
  { worlds, registry, redirect }: WebServicesOptions,
  request: FastifyRequest,
): Promise<Answer | undefined> {
  const named = pickWorld(worlds, request);
  const world = named ?? worlds.default;
  request.visit = { world, generation: world.generation, at: world.clock.now() };
  if (named === undefined) return noWorld();
  if (request.method === 'TRACE') return serverPage(405, '405 Not Allowed', 'the method TRACE is not allowed');
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return tooLarge();
  const location = redirect ? redirection(request) : undefined;
  if (location !== undefined) return redirectTo(location);
  return (
    route(request, registry) ?? (await faultBefore(request, 'routed')) ?? (await checkAccess(app, request, registry))
  );
}

/** Finds the resource of the path, or gives the answer for a path that leads to none. */
function route(request: FastifyRequest, registry: Registry): Answer | undefined {
  const path = pathOf(request.url);
  const target = findTarget(path, registry);
  switch (target.kind) {
    case 'noScript':
      return noScript(whyNoScript(path, registry));
    case 'unknown':
      return unknownPath(whyUnknown(path, registry));
    case 'phone':
      return forbiddenPage('the pages for phones are closed');
    case 'modeless':
      return forbidden(whyModeless(path, registry));
    case 'resource':
      request.visit.route = target;
      return undefined;
  }
}

/** Answers a request that passed the checks. */
function serve(request: FastifyRequest): Answer {
  const { visit } = request;
  const { operation, note, answer } = readyAnswer(request, () => answerByAct(visit, request));
  visit.operation = operation;
  if (note !== undefined) visit.note = note;
  return answer;
}

/** Runs the act of a request. */
function answerByAct(visit: Visit, request: FastifyRequest): ReadyAnswer {
  if (visit.route === undefined) throw new Error('the request was not routed');
  const { resource } = visit.route;
  const call = callOf(visit.world, request, visit.route);
  const act = actOf(resource, call);
  const operation = operationOf(resource, act);
  visit.operation = operation;
  const note = noteOnAct(resource, call);
  const sum = resource.honoursSum === false ? undefined : call.query.text('sum');
  const outcome = outcomeOf(visit, { resource, act, call });
  if (call.ignored.length > 0) visit.ignored = call.ignored;
  const answer = answerTo(outcome, sum);
  const shown = resource.sendsVersion === false ? withoutVersion(answer) : answer;
  const isCut = outcome.pieces !== undefined;
  return { operation, answer: shown, isCut, ...(note !== undefined && { note }) };
}

/** A request that came before a reset is finished in its own generation: it is answered, and writes nothing into the new one. */
function outcomeOf(
  { world, generation }: Visit,
  { resource, act, call }: { resource: Resource; act: string; call: Call },
): Outcome {
  if (world.generation !== generation) return rehearse(world, () => runAct(resource, act, call));
  const outcome = runAct(resource, act, call);
  if (outcome.status === 200) noteEffects(resource, act, call);
  return outcome;
}

/** The end of a request: an answer that was sent, or a connection that was broken. */
function record(request: FastifyRequest, reply: FastifyReply, { metrics }: WebServicesOptions): void {
  const operation = request.visit.operation ?? 'none';
  metrics.count({ operation, status: reply.statusCode, ms: reply.elapsedTime });
  logVisit(request, reply);
  journalVisit(request, reply);
}

function tooLarge(): Answer {
  return serverPage(413, '413 Request Entity Too Large', 'the body is larger than 20 MiB');
}

function redirection(request: FastifyRequest): string | undefined {
  const host = request.headers.host ?? '';
  if (request.protocol === 'https' || /127\.0\.0\.1|localhost/.test(host)) return undefined;
  return `https://${host}${request.url}`;
}

function answerToError(error: Error & { statusCode?: number }, request: FastifyRequest): Answer {
  if (error.statusCode === 413) return tooLarge();
  request.log.error({ err: error, operation: request.visit.operation }, 'an act failed unexpectedly');
  return answerTo(
    {
      status: 500,
      reason: {
        message: 'the mock itself failed, which is a bug of it: its log has the error with the id of this request',
      },
    },
    undefined,
  );
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, options: WebServicesOptions): FastifyReply {
  request.visit.answer = answer;
  if (answer.transport !== undefined) {
    breakOff(request, reply, { ...answer, transport: answer.transport });
    record(request, reply, options);
    return reply;
  }
  const headers = options.explain ? explanation(request, answer) : {};
  return sendBody(reply.code(answer.status).headers({ server: 'nginx', ...answer.headers, ...headers }), answer.body);
}

function explanation({ id, visit }: FastifyRequest, { reason }: Answer): Record<string, string> {
  const text = explanationOf(reason, visit.note);
  return {
    'x-mock-request-id': id,
    ...(text !== undefined && { 'x-mock-reason': text }),
    ...(visit.ignored !== undefined && { 'x-mock-ignored': ignoredText(visit.ignored) }),
  };
}
