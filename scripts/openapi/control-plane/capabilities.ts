import { agents } from './notes/agents.ts';
import { calls } from './notes/calls.ts';
import { clock } from './notes/clock.ts';
import { descriptions } from './notes/descriptions.ts';
import { faults } from './notes/faults.ts';
import { journal } from './notes/journal.ts';
import { ledger } from './notes/ledger.ts';
import { pbx } from './notes/pbx.ts';
import { reset } from './notes/reset.ts';
import { state } from './notes/state.ts';
import { status } from './notes/status.ts';
import { worlds } from './notes/worlds.ts';
import type { Capability, OperationNotes, Scope } from './notes.ts';

/** The capabilities of the control plane, in the order of the description. */
export const capabilities: readonly Capability[] = [
  status,
  reset,
  journal,
  ledger,
  faults,
  worlds,
  state,
  pbx,
  agents,
  calls,
  clock,
  descriptions,
];

/** The notes of an operation, with its tag and scope. */
export interface NotedOperation extends OperationNotes {
  readonly tag: string;
  readonly scope: Scope;
}

/** Returns the notes of all operations, by method and path. */
export function notedOperations(): ReadonlyMap<string, NotedOperation> {
  return new Map(
    capabilities.flatMap(({ tag, scope, operations }) =>
      Object.entries(operations).map(([route, notes]) => [route, { tag, scope, ...notes }]),
    ),
  );
}
