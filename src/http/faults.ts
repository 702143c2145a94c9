import { type FaultAction, isFinal } from '#faults/action.ts';
import type { Fault } from '#faults/faults.ts';
import type { FaultFacts, Moment } from '#faults/match.ts';
import { mutate } from '#faults/mutate.ts';
import { byteLength, concatenate } from '#wire/chunks.ts';
import { encode, type Json } from '#wire/json.ts';
import type { World } from '#world/world.ts';
import { type Answer, worldGone } from './answer.ts';
import { writtenName } from './connection/head.ts';
import type { RequestContext } from './context.ts';

/** What there is before the act, and what a client sees of a broken connection. */
const nothing: Answer = { status: 0, headers: {}, body: [] };

/** What a fault answers instead of the act; `undefined` lets the request go on. */
export async function faultBefore(
  context: RequestContext,
  moment: Exclude<Moment, 'committed'>,
): Promise<Answer | undefined> {
  const { world, generation } = context;
  if (world.faults.isEmpty) return undefined;
  for (const fault of strike(context, moment)) {
    await hold(world, fault);
    if (world.ending !== undefined) return worldGone(world);
    if (world.generation !== generation) return outlived(fault);
    if (isFinal(fault.action)) return changed(nothing, fault);
  }
  return undefined;
}

/** What faults make of the answer of an act. An act that was refused has stored nothing, so its answer stays. */
export async function faultAfter(context: RequestContext, given: Answer): Promise<Answer> {
  const { world } = context;
  if (world.faults.isEmpty || given.status >= 400) return given;
  let answer = given;
  for (const fault of strike(context, 'committed', answer)) {
    await hold(world, fault);
    answer = changed(answer, fault);
  }
  return answer;
}

function strike(context: RequestContext, moment: Moment, answer?: Answer): readonly Fault[] {
  const { world } = context;
  const { faults, random } = world;
  const fired = faults.fire(factsOf(context, moment, answer), random);
  context.fault = fired.at(-1)?.id ?? context.fault;
  for (const { id } of fired) world.publish({ type: 'fault', change: 'fired', rule: id, request: context.id });
  return fired;
}

function factsOf(context: RequestContext, moment: Moment, answer: Answer | undefined): FaultFacts {
  const { operation, target, method, account, hasForm, query } = context;
  return {
    moment,
    operation,
    path: target.path,
    method,
    account: account?.name,
    hasForm,
    hasJson: answer?.headers['content-type'] === 'application/json' && byteLength(answer.body) > 0,
    parameter: (name) => query.text(name),
  };
}

async function hold(world: World, { action: { delay } }: Fault): Promise<void> {
  if (delay === undefined) return;
  await world.faults.hold(delay.from === delay.to ? delay.from : world.random.between(delay.from, delay.to));
}

/** What a fault makes of an answer. */
function changed(answer: Answer, { id, action: { respond, transport, mutate: mutation } }: Fault): Answer {
  const reason = { message: `struck by the fault ${id}` };
  if (respond !== undefined) return { ...answerOf(respond), reason };
  if (transport !== undefined) return { ...(transport === 'truncated' ? answer : nothing), transport, reason };
  if (mutation === undefined) return answer;
  const value: Json = JSON.parse(concatenate(answer.body).toString());
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
