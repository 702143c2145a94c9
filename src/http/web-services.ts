import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from '#core/registry.ts';
import type { Worlds } from '#world/worlds.ts';
import { checkAccess } from './access.ts';
import { AnswerCache } from './act/answer-cache.ts';
import { answerByAct } from './act/run.ts';
import type { Answer } from './answer.ts';
import { basicAuthOf, registerBasicAuth } from './basic-auth.ts';
import { deliver } from './connection/deliver.ts';
import { receiveBody } from './connection/receive-body.ts';
import { RequestContext } from './context.ts';
import type { Metrics } from './counters.ts';
import { answerToError } from './failure.ts';
import { faultAfter, faultBefore } from './faults.ts';
import { refuseInFront } from './front.ts';
import type { Log } from './log.ts';
import { useWorld } from './pick-world.ts';
import { recordCall } from './record.ts';
import { route } from './routing/route.ts';

/** What the front needs to serve the web services. */
export interface WebServicesOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly redirect: boolean;
  /** Whether answers carry the reason of a refusal in `X-Mock-Reason`. */
  readonly explain: boolean;
}

interface Services extends WebServicesOptions {
  readonly answers: AnswerCache;
  readonly log: Log;
}

/** The data plane: every path that is not the control plane's, with any method (core.md 1-6). */
export async function webServices(app: FastifyInstance, options: WebServicesOptions): Promise<void> {
  await registerBasicAuth(app);
  const services = { ...options, log: app.log, answers: new AnswerCache() };
  // Answered here, before Fastify looks at the type and the length of the body: the contract reads any (core.md 3.4).
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    await answerRequest(request, reply, services);
  });
  app.route({ method: app.supportedMethods, url: '/*', handler: async () => undefined });
}

/** The way of a request. Each step up to the act lets it go on, or answers it and so ends it. */
async function answerRequest(request: FastifyRequest, reply: FastifyReply, services: Services): Promise<void> {
  const { worlds, registry, answers, log } = services;
  const context = new RequestContext(request, worlds);
  useWorld(worlds, context.world, reply.raw);
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
  // By now the parser has looked at a body that came together with its head: if it refused it, that is the answer.
  await Promise.resolve();
  const sent = deliver({ context, response: reply.raw, answer }, services);
  recordCall(context, sent, services);
}
