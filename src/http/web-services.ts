import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from '#core/registry.ts';
import type { Release } from '#portability/release.ts';
import type { Worlds } from '#world/worlds.ts';
import { checkAccess } from './access.ts';
import { AnswerCache } from './act/answer-cache.ts';
import { answerByAct } from './act/run.ts';
import type { Answer } from './answer.ts';
import { basicAuthOf, registerBasicAuth } from './basic-auth.ts';
import { deliver } from './connection/deliver.ts';
import { receiveBody } from './connection/receive-body.ts';
import { sendAnswer } from './connection/send.ts';
import { RequestContext } from './context.ts';
import type { Metrics } from './counters.ts';
import { answerToError } from './failure.ts';
import { faultAfter, faultBefore } from './faults.ts';
import { refuseInFront } from './front.ts';
import { opensInBrowser, toInspector } from './inspector.ts';
import type { Log } from './log.ts';
import { useWorld } from './pick-world.ts';
import { portabilityNotes } from './portability.ts';
import { recordRequest } from './record.ts';
import { route } from './routing/route.ts';

/** The dependencies and options of the web services. */
export interface WebServicesOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  /** Whether plain HTTP is redirected to HTTPS. */
  readonly redirect: boolean;
  /** Whether answers have the headers `X-Mock-Request-Id`, `-Reason`, `-Ignored`, `-Skipped` and `-Portability`. */
  readonly explain: boolean;
  /** The release that calls are checked against. Default: none. */
  readonly portability?: Release | undefined;
}

interface Services extends WebServicesOptions {
  readonly answers: AnswerCache;
  readonly log: Log;
}

/** The Fastify plugin of the data plane: serves every path outside the control plane, with any method (core.md 1-6). */
export async function webServices(app: FastifyInstance, options: WebServicesOptions): Promise<void> {
  await registerBasicAuth(app);
  const services = { ...options, log: app.log, answers: new AnswerCache() };
  // Answers here, before Fastify checks type and length of the body: the contract accepts any (core.md 3.4).
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    await answerRequest(request, reply, services);
  });
  app.route({ method: app.supportedMethods, url: '/*', handler: async () => undefined });
}

/** Serves a request. Each step either returns the answer, which ends the chain, or `undefined`. */
async function answerRequest(request: FastifyRequest, reply: FastifyReply, services: Services): Promise<void> {
  const { worlds, registry, answers, log } = services;
  const context = new RequestContext(request, worlds);
  useWorld(worlds, context.world, reply.raw);
  if (opensInBrowser(context) && refuseInFront(context, services) === undefined) {
    sendAnswer(reply.raw, toInspector(context));
    return;
  }
  let answer: Answer;
  try {
    answer =
      refuseInFront(context, services) ??
      route(context, registry) ??
      (await faultBefore(context, 'routed')) ??
      (await checkAccess(context, { registry, authenticate: basicAuthOf(context, request, reply) })) ??
      (await receiveBody(context, request.raw)) ??
      (await faultBefore(context, 'entered')) ??
      (await faultAfter(context, answerByAct(context, answers)));
  } catch (error) {
    answer = answerToError(error, context, log);
  }
  if (services.portability !== undefined) context.portability = portabilityNotes(context, answer, services.portability);
  // Lets the parser report an error in a body that arrived together with the head, which replaces the answer.
  await Promise.resolve();
  const sent = deliver({ context, response: reply.raw, answer }, services);
  recordRequest(context, sent, services);
}
