import type { CallStep } from '#calls/answer.ts';

/** The steps whose other side may be something that is only dialled or played, such as the number 1002. */
const namingKinds: ReadonlySet<CallStep['what']> = new Set([
  'dials',
  'forwards',
  'plays',
  'records',
  'transfers',
  'parks',
]);

/** Returns the parties of a call in the order in which they appear. A number that is dialled and takes no part is not among them. */
export function partiesOf(steps: readonly CallStep[]): readonly string[] {
  const actors = new Set(steps.map(({ who }) => who));
  const parties = new Set<string>();
  for (const { what, who, with: other } of steps) {
    parties.add(who);
    if (other !== undefined && (actors.has(other) || !namingKinds.has(what))) parties.add(other);
  }
  return [...parties];
}
