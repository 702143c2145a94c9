import * as z from 'zod';
import type { Credentials } from '#access/credentials.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Snapshot } from '#world/snapshots.ts';
import type { World } from '#world/world.ts';
import type { AnswerOf } from './control-plane.ts';
import { problem } from './problem.ts';

/** A state that a world can begin with, or go back to. */
export const startingState = z
  .union([z.enum(['baseline', 'empty']), z.templateLiteral(['snapshot:', z.string().min(1)])], {
    error: mustBe('baseline, empty or snapshot:NAME', { names: ['baseline', 'empty'] }),
  })
  .default('baseline');

/** The answer about a state that a world went back to: `ms` is how long it took. */
export const restoreAnswer = () => z.object({ generation: z.int(), to: z.string(), ms: z.number() });

/** Takes the world back to a state by `work`, and says how long it took. */
export function timedRestore(world: World, to: string, work: () => void): AnswerOf<typeof restoreAnswer> {
  const begun = performance.now();
  work();
  return { generation: world.generation, to, ms: Math.round((performance.now() - begun) * 1000) / 1000 };
}

/** The world goes back to one of its snapshots. */
export function restoreSnapshot(world: World, { name, image }: Snapshot): void {
  world.restore(image, `snapshot:${name}`);
  world.publish({ type: 'snapshot', change: 'restored', name });
}

/** The snapshot that an origin `snapshot:NAME` names; throws a 404 problem. */
export function snapshotOf(world: World, from: `snapshot:${string}`): Snapshot {
  return snapshotNamed(world, from.slice('snapshot:'.length));
}

/** The snapshot of that name; throws a 404 problem, which may mean one of `others` too. */
export function snapshotNamed({ snapshots }: World, name: string, others: readonly string[] = []): Snapshot {
  const snapshot = snapshots.find(name);
  if (snapshot !== undefined) return snapshot;
  const names = snapshots.all().map((known) => known.name);
  throw problem(404, noSuch('snapshot', name, [...names, ...others]));
}

/** The state of a PBX before its first set-up, with the default account or the one that was asked for at the start. */
export function emptyImage(account: Credentials | undefined): Buffer {
  const world = createWorld({ seeds: 'empty', dialect: 'documented', ...(account && { account }) });
  const image = world.store.image();
  world.close();
  return image;
}
