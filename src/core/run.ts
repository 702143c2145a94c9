import { Refusal } from '#errors.ts';
import type { RowChanges } from '#store/changes/row-changes.ts';
import type { NewEffect } from '#world/effects.ts';
import type { World } from '#world/world.ts';
import type { ActRequest } from './request.ts';
import { type Outcome, operationOf, type Resource } from './resource.ts';

/** An act to run: its resource, its name, and its argument. */
export interface ActRun {
  readonly resource: Resource;
  readonly act: string;
  readonly request: ActRequest;
  /** Collects the rows that the act changes. */
  readonly changes?: RowChanges | undefined;
}

/**
 * Returns the name of the act to run: the parameter `act` if the resource has it (case-sensitive), else the fallback
 * (core.md 2).
 */
export function actOf(resource: Resource, request: Pick<ActRequest, 'query'>): string {
  const name = request.query.text('act');
  return name !== undefined && Object.hasOwn(resource.acts, name) ? name : resource.fallback;
}

/**
 * Runs an act in a transaction. A `Refusal` that it throws rolls back and becomes the outcome; any other error is a bug:
 * it rolls back and is thrown on. `beforeCommit` is part of the transaction, so work that can fail does not have to
 * follow the commit.
 */
export function runAct(
  { resource, act: name, request, changes }: ActRun,
  beforeCommit?: (outcome: Outcome) => void,
): Outcome {
  const act = resource.acts[name];
  if (act === undefined) throw new Error(`${resource.path} has no act ${name}`);
  try {
    return request.store.transaction(() => {
      const outcome = act.run(request);
      beforeCommit?.(outcome);
      return outcome;
    }, changes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.statusCode, reason: error.reason, ...(error.text !== '' && { text: error.text }) };
  }
}

/** As `runAct`; after a 200 it appends the commands for the daemons of a real PBX to the world's ledger of effects. */
export function runWithEffects(world: World, run: ActRun): Outcome {
  let effects: readonly NewEffect[] = [];
  const outcome = runAct(run, ({ status }) => {
    if (status === 200) effects = effectsOf(run);
  });
  for (const effect of effects) world.publish({ type: 'effect', ...world.effects.append(effect) });
  return outcome;
}

function effectsOf({ resource, act, request }: ActRun): readonly NewEffect[] {
  const commands = [...(resource.commands?.[act] ?? []), ...request.commands];
  if (commands.length === 0) return [];
  const at = new Date(request.clock.now()).toISOString();
  const operation = operationOf(resource, act);
  return commands.map((command) => ({ ...command, operation, at }));
}
