import type { Outcome } from '#core/resource.ts';
import { type ActRun, runAct, runWithEffects } from '#core/run.ts';
import { RowChanges } from '#store/changes/row-changes.ts';
import { dryRun } from '#world/transaction.ts';
import { type Answer, answerTo, withoutVersion, worldGone } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { noteOnAct, skippedText } from '../explain.ts';
import type { AnswerCache, CachedAnswer } from './answer-cache.ts';
import { actRequestOf } from './request.ts';

/** Runs the act of a request that passed the checks, or takes its answer from the cache. */
export function answerByAct(context: RequestContext, answers: AnswerCache): Answer {
  if (context.world.closedReason !== undefined) return worldGone(context.world);
  context.hasRun = true;
  const { operation, note, answer } = answers.answer(context, () => runActOf(context));
  context.operation = operation;
  context.note = note;
  return answer;
}

function runActOf(context: RequestContext): CachedAnswer {
  const { act, query, route } = context;
  const { resource } = route;
  const request = actRequestOf(context);
  const changes = new RowChanges();
  const outcome = outcomeOf(context, { resource, act, request, changes });
  if (!changes.isEmpty) context.changes = changes;
  if (request.ignored.length > 0) context.ignored = request.ignored;
  if (outcome.skipped !== undefined) context.skipped = skippedText(outcome.skipped);
  const answer = answerTo(outcome, resource.honoursSum === false ? undefined : query.text('sum'));
  return {
    operation: context.operation,
    note: noteOnAct(resource, context),
    answer: resource.sendsVersion === false ? withoutVersion(answer) : answer,
    isPrebuilt: outcome.chunks !== undefined,
  };
}

/**
 * A request that arrived before a reset of its world is answered by a dry run, so that it writes nothing to the new
 * state.
 */
function outcomeOf({ world, generation }: RequestContext, run: ActRun): Outcome {
  return world.generation === generation
    ? runWithEffects(world, run)
    : dryRun(world, () => runAct({ ...run, changes: undefined }));
}
