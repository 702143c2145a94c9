import { type FaultAction, isFinal } from '#faults/action.ts';
import type { Fault } from '#faults/faults.ts';
import type { FaultFacts, Moment } from '#faults/match.ts';
import { mutate } from '#faults/mutate.ts';
import { byteLength, concatenate } from '#wire/chunks.ts';
import { encode, type Json } from '#wire/json.ts';
import type { World } from '#world/world.ts';
import { type Answer, worldGone } from './answer.ts';
import { headerCase } from './connection/head.ts';
import type { RequestContext } from './context.ts';

/** The answer before the act has run, and of a connection that breaks without an answer. */
const noAnswer: Answer = { status: 0, headers: {}, body: [] };

/**
 * Fires the faults of a moment before the act. Returns the answer of a fault that replaces the act's, or `undefined` to
 * go on.
 */
export async function faultBefore(
  context: RequestContext,
  moment: Exclude<Moment, 'committed'>,
): Promise<Answer | undefined> {
  const { world, generation } = context;
  if (world.faults.isEmpty) return undefined;
  for (const fault of fireFaults(context, moment)) {
    await hold(world, fault);
    if (world.closedReason !== undefined) return worldGone(world);
    if (world.generation !== generation) return resetDuringDelay(fault);
    if (isFinal(fault.action)) return applied(fault, noAnswer);
  }
  return undefined;
}

/**
 * Fires the faults after the commit and returns the answer that they leave. A refused act committed nothing, so none
 * fires.
 */
export async function faultAfter(context: RequestContext, committed: Answer): Promise<Answer> {
  const { world } = context;
  if (world.faults.isEmpty || committed.status >= 400) return committed;
  let answer = committed;
  for (const fault of fireFaults(context, 'committed', answer)) {
    await hold(world, fault);
    answer = applied(fault, answer);
  }
  return answer;
}

function fireFaults(context: RequestContext, moment: Moment, answer?: Answer): readonly Fault[] {
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
  await world.faults.delay(delay.from === delay.to ? delay.from : world.random.between(delay.from, delay.to));
}

/** Returns the answer after the action of a fault. */
function applied({ id, stage, action: { respond, transport, mutate: mutation } }: Fault, answer: Answer): Answer {
  const moment = stage === 'before' ? 'before the act: nothing is changed' : 'after the act: its changes are stored';
  const reason = { message: `fault ${id} fired ${moment}` };
  if (respond !== undefined) return { ...answerOf(respond), reason };
  if (transport !== undefined) return { ...(transport === 'truncated' ? answer : noAnswer), transport, reason };
  if (mutation === undefined) return answer;
  const value: Json = JSON.parse(concatenate(answer.body).toString());
  return { ...answer, body: [Buffer.from(encode(mutate(value, mutation)), 'latin1')] };
}

function answerOf({ status, headers, body }: NonNullable<FaultAction['respond']>): Answer {
  const isText = typeof body === 'string' || body === undefined;
  const text = isText ? (body ?? '') : encode(body);
  const type = { 'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json' };
  const fields = Object.entries(headers).map(([name, value]) => [internalName(name), value] as const);
  return { status, headers: { ...type, ...Object.fromEntries(fields) }, body: [Buffer.from(text)] };
}

/** An `Answer` has the headers of the real server in lower case; any other name is kept as the rule spells it. */
function internalName(name: string): string {
  const lower = name.toLowerCase();
  return headerCase(lower) === lower ? name : lower;
}

/** The answer to a request whose world was reset while a fault delayed it: it must not write to the new state. */
function resetDuringDelay({ id }: Fault): Answer {
  const message = `the world was reset while fault ${id} delayed the request`;
  return { status: 503, headers: { 'content-type': 'text/html' }, body: [], reason: { message } };
}
