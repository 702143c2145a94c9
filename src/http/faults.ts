import type { FastifyRequest } from 'fastify';
import { operationOf } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import { type FaultAction, isFinal } from '#faults/action.ts';
import type { Fault } from '#faults/faults.ts';
import type { Facts, Moment } from '#faults/match.ts';
import { mutate } from '#faults/mutate.ts';
import { encode, type Json } from '#wire/json.ts';
import { lengthOf, whole } from '#wire/pieces.ts';
import { parseQuery, type Query } from '#wire/query.ts';
import { actRequestOf, isForm } from './act-request.ts';
import { type Answer, worldGone } from './answer.ts';
import { writtenName } from './connection/head.ts';

/** What there is before the act, and what a client sees of a broken connection. */
const nothing: Answer = { status: 0, headers: {}, body: [] };

/** What a fault answers instead of the act; `undefined` lets the request go on. */
export async function faultBefore(
  request: FastifyRequest,
  moment: Exclude<Moment, 'committed'>,
): Promise<Answer | undefined> {
  const { world, generation } = request.visit;
  if (world.faults.isEmpty) return undefined;
  for (const fault of strike(request, moment)) {
    await hold(request, fault);
    if (world.ending !== undefined) return worldGone(world);
    if (world.generation !== generation) return outlived(fault);
    if (isFinal(fault.action)) return changed(nothing, fault);
  }
  return undefined;
}

/** Runs the act with the faults around it. An act that was refused has stored nothing, so its answer stays. */
export async function serveWithFaults(request: FastifyRequest, serve: () => Answer): Promise<Answer> {
  if (request.visit.world.faults.isEmpty) return serve();
  const refusal = await faultBefore(request, 'entered');
  if (refusal !== undefined) return refusal;
  let answer = serve();
  if (answer.status >= 400) return answer;
  for (const fault of strike(request, 'committed', answer)) {
    await hold(request, fault);
    answer = changed(answer, fault);
  }
  return answer;
}

function strike(request: FastifyRequest, moment: Moment, answer?: Answer): readonly Fault[] {
  const { visit } = request;
  const facts = factsOf(request, moment, answer);
  const struck = visit.world.faults.strike(facts, visit.world.random);
  const last = struck.at(-1);
  if (last !== undefined) visit.fault = last.id;
  return struck;
}

function factsOf(request: FastifyRequest, moment: Moment, answer: Answer | undefined): Facts {
  const { route, account, world, target } = request.visit;
  if (route === undefined) throw new Error('the request was not routed');
  const { resource } = route;
  const query: Query = moment === 'routed' ? parseQuery(target.query) : actRequestOf(world, request, route).query;
  return {
    moment,
    operation: operationOf(resource, actOf(resource, { query })),
    path: target.path,
    method: request.method,
    account: account?.name,
    hasForm: isForm(request),
    hasJson: answer?.headers['content-type'] === 'application/json' && lengthOf(answer.body) > 0,
    parameter: (name) => query.text(name),
  };
}

async function hold({ visit: { world } }: FastifyRequest, { action: { delay } }: Fault): Promise<void> {
  if (delay === undefined) return;
  await world.faults.hold(delay.from === delay.to ? delay.from : world.random.between(delay.from, delay.to));
}

/** What a fault makes of an answer. */
function changed(answer: Answer, { id, action: { respond, transport, mutate: mutation } }: Fault): Answer {
  const reason = { message: `struck by the fault ${id}` };
  if (respond !== undefined) return { ...answerOf(respond), reason };
  if (transport !== undefined) return { ...(transport === 'truncated' ? answer : nothing), transport, reason };
  if (mutation === undefined) return answer;
  const value: Json = JSON.parse(whole(answer.body).toString());
  return { ...answer, body: [Buffer.from(encode(mutate(value, mutation)), 'latin1')] };
}

function answerOf({ status, headers, body }: NonNullable<FaultAction['respond']>): Answer {
  const isText = typeof body === 'string' || body === undefined;
  const text = isText ? (body ?? '') : encode(body);
  const type = { 'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json' };
  const named = Object.entries(headers).map(([name, value]) => [knownName(name), value] as const);
  return { status, headers: { ...type, ...Object.fromEntries(named) }, body: [Buffer.from(text)] };
}

/** The header fields that the real server sends are known by their names in lower case. */
function knownName(name: string): string {
  const lower = name.toLowerCase();
  return writtenName(lower) === lower ? name : lower;
}

/** The answer to a request that a fault held while its world was reset: it may write nothing any more. */
function outlived({ id }: Fault): Answer {
  const message = `the world was reset while the fault ${id} held the request`;
  return { status: 503, headers: { 'content-type': 'text/html' }, body: [], reason: { message } };
}
