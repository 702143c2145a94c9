import type { ActRequest } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import { runAct } from '#core/run.ts';
import { generate } from '#generate/generate.ts';
import { generateBody, limits } from '#generate/request.ts';
import { answerTo } from '#http/answer.ts';
import { createWorld } from '#seeding/create-world.ts';
import { RowChanges } from '#store/changes/row-changes.ts';
import { concatenate } from '#wire/chunks.ts';
import { parseQuery } from '#wire/query.ts';
import { dryRun } from '#world/transaction.ts';
import type { World } from '#world/world.ts';

const serverAddress = '127.0.0.1';

/** The kinds of objects that a world is filled with; each user has a line, a device and a mailbox. */
export type FilledKind = 'users' | 'agents' | 'queues' | 'groups';

/** Creates a world in memory with `count` objects of a kind. */
export function filledWorld(count: number, kind: FilledKind): World {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  for (let done = 0; done < count; done += limits[kind]) {
    const amount = Math.min(limits[kind], count - done);
    generate(world, generateBody.parse({ [kind]: amount }), serverAddress);
  }
  world.store.markBaseline();
  return world;
}

/** An act to run outside HTTP. */
export interface BenchAct {
  readonly resource: Resource;
  readonly act: string;
  /** The query string, without `act`. */
  readonly query?: string;
  readonly body?: string;
}

/** Returns the body of the answer of an act, which is computed each time. The act is rolled back. Throws unless the answer is a 200. */
export function answerOf(world: World, act: BenchAct): Buffer {
  const outcome = dryRun(world, () => runOnce(world, act));
  const { status, body } = answerTo(outcome, undefined);
  if (status !== 200) throw new Error(`${act.resource.path} ${act.act} is answered with ${status}`);
  return concatenate(body);
}

/** Runs an act `times` times, and rolls all of them back together. Throws unless each answer is a 200. */
export function repeatAct(world: World, act: BenchAct, times: number): void {
  dryRun(world, () => {
    for (let time = 0; time < times; time += 1) {
      const { status } = runOnce(world, act);
      if (status !== 200) throw new Error(`${act.resource.path} ${act.act} is answered with ${status}`);
    }
  });
}

function runOnce(world: World, { resource, act, query = '', body = '' }: BenchAct) {
  const parameters = parseQuery(query);
  const request: ActRequest = {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode: 'restricted',
    nouns: resource.nouns,
    body: Buffer.from(body),
    query: parameters,
    parameters,
    commands: [],
    ignored: [],
    serverAddress,
  };
  return runAct({ resource, act, request, changes: new RowChanges() });
}
