import type { Killable } from './child.ts';
import type { Held } from './pbx.ts';
import type { Step } from './steps.ts';

/** Statistics of the rounds. */
export interface Figures {
  rounds: number;
  starts: number;
  acknowledged: number;
  /** Changes that were stored although their answer was lost. */
  unanswered: number;
  /** Number of kills by step. */
  readonly kills: Record<string, number>;
}

/** Counts a kill. Throws if the process was not killed at the step. */
export function expectKilled({ signal, stderr }: Awaited<Killable['ended']>, { name }: Step, { kills }: Figures): void {
  if (signal !== 'SIGKILL' || !stderr.includes(`killed at ${name}\n`)) {
    throw new Error(`the step "${name}" was not reached: ${signal} ${stderr}`);
  }
  kills[name] = (kills[name] ?? 0) + 1;
}

/** Throws if the state is not the expected one. */
export function expectSame(held: Held, expected: Held, what: string): void {
  expectBetween(held, { least: expected.entities, most: expected.entities, users: expected.users }, what);
}

/** The changes that a state must contain, and those that it may contain. */
export interface Bounds {
  readonly least: ReadonlySet<string>;
  readonly most: ReadonlySet<string>;
  readonly users: number;
}

/** Throws if a change was lost, or there is one that no client requested. */
export function expectBetween({ entities, users: count }: Held, { least, most, users }: Bounds, what: string): void {
  const lost = [...least].filter((name) => !entities.has(name));
  const unexpected = [...entities].filter((name) => !most.has(name));
  if (lost.length > 0) throw new Error(`${what} has lost ${lost.join(', ')}`);
  if (unexpected.length > 0) throw new Error(`${what} has ${unexpected.join(', ')}, which no client requested`);
  if (count !== users) throw new Error(`${what} has ${count} users instead of ${users}`);
}
