import { afterAll, expect, test } from 'vitest';
import type { SendRequest } from '#compare/replay/messages.ts';
import { createApp } from '#server/app.ts';
import type { World } from '#world/world.ts';
import { readSequences, recordingNames } from './support/recordings.ts';
import { firstDeviation } from './support/replay.ts';
import { startWorld } from './support/start.ts';
import { inProcess, listen, overSocket } from './support/transports.ts';

/** A served world for each start state; each sequence begins with a reset. */
interface Served {
  readonly world: World;
  readonly transports: readonly SendRequest[];
  readonly close: () => Promise<void>;
}

const served = new Map<string, Promise<Served>>();

async function serve(start: string): Promise<Served> {
  const world = startWorld(start);
  const app = createApp(world);
  const port = await listen(app);
  return { world, transports: [inProcess(app), overSocket(port)], close: () => app.close() };
}

function servedFrom(start: string): Promise<Served> {
  const known = served.get(start) ?? serve(start);
  served.set(start, known);
  return known;
}

afterAll(async () => {
  for (const each of served.values()) await (await each).close();
});

test.for(recordingNames())('the mock answers as the real server did: %s', { timeout: 300_000 }, async (name) => {
  const deviations: unknown[] = [];
  for (const sequence of readSequences(name)) {
    const { world, transports } = await servedFrom(sequence.start);
    for (const transport of transports) {
      const deviation = await firstDeviation(sequence, world, transport);
      if (deviation !== undefined) deviations.push(deviation);
    }
  }
  expect(deviations).toEqual([]);
});
