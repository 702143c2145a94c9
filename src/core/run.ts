import { Refusal } from '#errors.ts';
import type { NewEffect } from '#world/effects.ts';
import type { World } from '#world/world.ts';
import type { ActRequest } from './request.ts';
import { type Outcome, operationOf, type Resource } from './resource.ts';

/** An act of a resource, by its name, and the request that it is run for. */
export interface ActRun {
  readonly resource: Resource;
  readonly act: string;
  readonly request: ActRequest;
}

/** Name of the act that `act` runs (core.md 2): compared exactly, an unknown one is the fallback. */
export function actOf(resource: Resource, request: Pick<ActRequest, 'query'>): string {
  const named = request.query.text('act');
  return named !== undefined && Object.hasOwn(resource.acts, named) ? named : resource.fallback;
}

/**
 * Runs an act as one transaction; a refusal leaves nothing behind and becomes its status. Other errors are bugs and pass. What
 * `conclude` throws rolls back, too, so nothing that comes after the commit has to be able to fail.
 */
export function runAct({ resource, act: name, request }: ActRun, conclude?: (outcome: Outcome) => void): Outcome {
  const act = resource.acts[name];
  if (act === undefined) throw new Error(`${resource.path} has no act ${name}`);
  try {
    return request.store.transaction(() => {
      const outcome = act(request);
      conclude?.(outcome);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.statusCode, reason: error.reason, ...(error.text !== '' && { text: error.text }) };
  }
}

/** Runs an act and appends to the ledger what it would tell the daemons of a real PBX if it succeeds. */
export function runWithEffects(world: World, run: ActRun): Outcome {
  let effects: readonly NewEffect[] = [];
  const outcome = runAct(run, ({ status }) => {
    if (status === 200) effects = effectsOf(run);
  });
  for (const effect of effects) world.publish({ type: 'effect', ...world.effects.append(effect) });
  return outcome;
}

function effectsOf({ resource, act, request: { clock, commands: told } }: ActRun): readonly NewEffect[] {
  const commands = [...(resource.commands?.[act] ?? []), ...told];
  if (commands.length === 0) return [];
  const at = new Date(clock.now()).toISOString();
  const operation = operationOf(resource, act);
  return commands.map((command) => ({ ...command, operation, at }));
}
