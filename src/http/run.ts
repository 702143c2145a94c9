import type { Call } from '../call.ts';
import { Refusal } from '../errors.ts';
import { type Outcome, operationOf, type Resource } from '../resource.ts';

/** Name of the act that `act` runs (core.md 2): compared exactly, an unknown one is the fallback. */
export function actOf(resource: Resource, call: Pick<Call, 'query'>): string {
  const named = call.query.text('act');
  return named !== undefined && Object.hasOwn(resource.acts, named) ? named : resource.fallback;
}

/** Runs an act as one transaction; a refusal leaves nothing behind and becomes its status. Other errors are bugs and pass. */
export function runAct(resource: Resource, name: string, call: Call): Outcome {
  const act = resource.acts[name];
  if (act === undefined) throw new Error(`${resource.path} has no act ${name}`);
  try {
    return call.store.transaction(() => act(call));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.statusCode, reason: error.reason, ...(error.text !== '' && { text: error.text }) };
  }
}

/** Appends to the ledger what a successful act would tell the daemons of a real PBX. */
export function noteEffects(resource: Resource, name: string, { world, told }: Call): void {
  const commands = [...(resource.commands?.[name] ?? []), ...told];
  if (commands.length === 0) return;
  const at = new Date(world.clock.now()).toISOString();
  const operation = operationOf(resource, name);
  for (const command of commands) world.effects.append({ ...command, operation, at });
}
