import type { CallStep } from '#calls/answer.ts';

/** The steps whose other side may be something that is only dialled, passed or played, such as the number 1002. */
const namingKinds: ReadonlySet<CallStep['what']> = new Set([
  'dials',
  'reaches',
  'forwards',
  'plays',
  'records',
  'transfers',
  'parks',
]);

/** Returns the parties of a call in the order in which they appear. What is dialled or reached and takes no part is not among them. */
export function partiesOf(steps: readonly CallStep[]): readonly string[] {
  const actors = new Set(steps.map(({ who }) => who));
  const parties = new Set<string>();
  for (const { what, who, with: other } of steps) {
    parties.add(who);
    if (other !== undefined && (actors.has(other) || !namingKinds.has(what))) parties.add(other);
  }
  return [...parties];
}

/** Returns the steps with whoever dialled as the one who reaches something, so that an arrow can lead there. */
export function withCallers(steps: readonly CallStep[]): readonly CallStep[] {
  let caller = steps[0]?.who ?? '';
  return steps.map((step) => {
    if (step.what === 'dials') caller = step.who;
    return step.what === 'reaches' && step.with === undefined ? { ...step, who: caller, with: step.who } : step;
  });
}
