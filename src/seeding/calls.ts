import { ImpossibleCall } from '#calls/impossible-call.ts';
import { placeCall } from '#calls/place.ts';
import { callRequest } from '#calls/request.ts';
import { tryRead } from '#input/read.ts';
import type { World } from '#world/world.ts';
import type { FixtureProblem, ProblemList } from './problems.ts';

/** The key of the calls of a document, which are placed when everything else has been added. */
export const callsKey = 'calls';

/** Returns the schema of a call in a document. */
export const fixtureCall = () => callRequest().omit({ dryRun: true });

/** Places calls in order and adds the problems of those that cannot be placed; `list` is the place of the list in its document. */
export function placeCalls(
  world: World,
  calls: readonly unknown[],
  { list, problems }: { readonly list: string; readonly problems: ProblemList },
): void {
  const schema = fixtureCall();
  for (const [index, call] of calls.entries()) {
    const at = `${list}[${index}]`;
    const result = tryRead(schema, call);
    if ('data' in result) problems.addAll(place(world, { at, request: result.data }));
    else
      problems.addAll(
        result.problems.map((problem) => within(at, problem)),
        result.count,
      );
  }
}

function place(world: World, { at, request }: { at: string; request: Parameters<typeof placeCall>[1] }) {
  try {
    placeCall(world, request);
    return [];
  } catch (error) {
    if (!(error instanceof ImpossibleCall)) throw error;
    return [{ at, message: error.message }];
  }
}

function within(place: string, { at, message }: FixtureProblem): FixtureProblem {
  return { at: at === '' ? place : `${place}.${at}`, message };
}
