import type { FastifyRequest } from 'fastify';
import type { Call } from '../call.ts';
import { type Outcome, operationOf, type Resource } from '../resource.ts';
import { rehearse } from '../wholly.ts';
import { type Answer, answerTo, withoutVersion, worldGone } from './answer.ts';
import { callOf } from './call.ts';
import { noteOnAct, skippedText } from './explain.ts';
import { type ReadyAnswer, readyAnswer } from './ready-answers.ts';
import { actOf, runAct, runWithEffects } from './run.ts';
import type { Visit } from './visit.ts';

/** Answers a request that passed the checks. */
export function serve(request: FastifyRequest): Answer {
  const { visit } = request;
  if (visit.world.ending !== undefined) return worldGone(visit.world);
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
  if (outcome.skipped !== undefined) visit.skipped = skippedText(outcome.skipped);
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
  return runWithEffects(resource, act, call);
}
