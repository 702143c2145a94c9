import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import type { World } from '../src/world.ts';
import { readSequences, recordingNames } from './support/recordings.ts';
import { type Deviation, replay, type Transport } from './support/replay.ts';
import { startWorld } from './support/start.ts';
import { inProcess, listen, overSocket } from './support/transports.ts';

/**
 * The one recorded answer that the contract rules otherwise: the same request is recorded with 200 too (destinations), on an
 * installation that had the sound file. By the contract no file is looked for.
 */
const ruledOtherwise = { sequence: 'random 11.9', exchange: 'incall add', recorded: '400', answered: '200 ' };

/** One served world per start state: each sequence begins with a reset. */
interface Served {
  readonly world: World;
  readonly transports: readonly Transport[];
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
  const deviations: Deviation[] = [];
  for (const sequence of readSequences(name)) {
    const { world, transports } = await servedFrom(sequence.start);
    for (const transport of transports) {
      const deviation = await replay(sequence, world, transport);
      if (deviation !== undefined && !isRuledOtherwise(deviation)) deviations.push(deviation);
    }
  }
  expect(deviations).toEqual([]);
});

function isRuledOtherwise({ sequence, exchange, recorded, answered }: Deviation): boolean {
  return isDeepStrictEqual({ sequence, exchange, recorded, answered }, ruledOtherwise);
}

test('apart from its ruled exchange, the ruled sequence is answered as recorded to its end', async () => {
  const found = readSequences('random').find(({ name }) => name === ruledOtherwise.sequence);
  if (found === undefined) throw new Error('the ruled sequence is missing');
  // A bare name is refused by the contract too, at the same point, so that the rest begins from the recorded state.
  const exchanges = found.exchanges.map((exchange) => {
    const body = JSON.stringify(exchange.requestBody);
    const isRuled =
      exchange.name === ruledOtherwise.exchange && body.includes('"skip"') && body.includes('/playback/hello');
    return isRuled
      ? { ...exchange, requestBody: JSON.parse(body.replace(/"[^"]*\/playback\/hello"/, '"hello"')) }
      : exchange;
  });
  const { world, transports } = await servedFrom(found.start);
  for (const transport of transports) expect(await replay({ ...found, exchanges }, world, transport)).toBeUndefined();
});
