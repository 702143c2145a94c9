import * as z from 'zod';
import type { Credentials } from '#access/credentials.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Snapshot } from '#world/snapshots.ts';
import type { World } from '#world/world.ts';
import type { restoreAnswer } from './answers/snapshots.ts';
import type { AnswerOf } from './control-plane.ts';
import { problem } from './problem.ts';

/** A state that a world can start from or be reset to. */
export const startingState = z
  .union([z.enum(['baseline', 'empty']), z.templateLiteral(['snapshot:', z.string().min(1)])], {
    error: mustBe('baseline, empty or snapshot:NAME', { names: ['baseline', 'empty'] }),
  })
  .default('baseline')
  .describe('The baseline, a PBX before its first setup, or a snapshot: `baseline`, `empty` or `snapshot:NAME`.');

/** Runs `work`, which restores a state of the world, and returns the answer with its duration. */
export function timedRestore(world: World, to: string, work: () => void): AnswerOf<typeof restoreAnswer> {
  const startedAt = performance.now();
  work();
  return { generation: world.generation, to, ms: Math.round((performance.now() - startedAt) * 1000) / 1000 };
}

/** Restores a snapshot of the world, and publishes it. */
export function restoreSnapshot(world: World, { name, image }: Snapshot): void {
  world.restore(image, `snapshot:${name}`);
  world.publish({ type: 'snapshot', change: 'restored', name });
}

/** The snapshot that `snapshot:NAME` names. Throws a 404 problem if there is none. */
export function snapshotOf(world: World, from: `snapshot:${string}`): Snapshot {
  return snapshotNamed(world, from.slice('snapshot:'.length));
}

/** The snapshot of this name. Throws a 404 problem, which may suggest one of `others`. */
export function snapshotNamed({ snapshots }: World, name: string, others: readonly string[] = []): Snapshot {
  const snapshot = snapshots.find(name);
  if (snapshot !== undefined) return snapshot;
  const names = snapshots.all().map((each) => each.name);
  throw problem(404, noSuch('snapshot', name, [...names, ...others]));
}

/** The SQLite image of a PBX before its first setup, with the configured account or the default one. */
export function emptyImage(account: Credentials | undefined): Buffer {
  const world = createWorld({ seeds: 'empty', dialect: 'documented', ...(account && { account }) });
  const image = world.store.image();
  world.close();
  return image;
}
