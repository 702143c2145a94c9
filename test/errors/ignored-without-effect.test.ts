import { afterAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { World } from '../../src/world.ts';
import { dump } from '../support/mock.ts';
import { type Exchange, readSequences, recordingNames, type Sequence } from '../support/recordings.ts';
import { startWorld } from '../support/start.ts';

/** The same sequence on two worlds: one gets the bodies as recorded, the other without the fields that the first ignored. */
interface Pair {
  readonly whole: Served;
  readonly bare: Served;
}

interface Served {
  readonly world: World;
  readonly app: ReturnType<typeof createApp>;
}

const pairs = new Map<string, Pair>();

function served(start: string): Served {
  const world = startWorld(start);
  return { world, app: createApp(world) };
}

function pairFrom(start: string): Pair {
  const known = pairs.get(start) ?? { whole: served(start), bare: served(start) };
  pairs.set(start, known);
  return known;
}

afterAll(async () => {
  for (const { whole, bare } of pairs.values()) await Promise.all([whole.app.close(), bare.app.close()]);
});

async function send({ app }: Served, { method, path, clientAddress }: Exchange, body: unknown) {
  const payload = body === null ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
  const authorization = `Basic ${Buffer.from('full:fullpass').toString('base64')}`;
  const headers = { authorization, ...(body !== null && { 'content-type': 'application/json' }) };
  const answer = await app.inject({
    method: method as 'GET',
    url: path,
    headers,
    remoteAddress: clientAddress ?? '127.0.0.1',
    ...payload,
  });
  return { status: answer.statusCode, body: answer.body };
}

/** The value without the members at the places. */
function without(value: unknown, places: ReadonlySet<string>, place = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const at = Array.isArray(value) ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`;
    return places.has(at) ? [] : [[key, without(item, places, at)] as const];
  });
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}

/** Where the two worlds part; and how many fields were left out. */
async function partings(sequence: Sequence): Promise<{ parted: string[]; left: number }> {
  const { whole, bare } = pairFrom(sequence.start);
  whole.world.reset();
  bare.world.reset();
  let left = 0;
  for (const exchange of sequence.exchanges) {
    const answer = await send(whole, exchange, exchange.requestBody);
    const places =
      whole.world.journal
        .entries()
        .at(-1)
        ?.ignored?.map(({ field }) => field) ?? [];
    left += places.length;
    const rest = await send(bare, exchange, without(exchange.requestBody, new Set(places)));
    if (answer.status !== rest.status || answer.body !== rest.body) {
      const request = `${exchange.path} ${JSON.stringify(exchange.requestBody)}`;
      return {
        parted: [`${sequence.name}: ${request} without ${places.join(', ')}: ${answer.status} ${rest.status}`],
        left,
      };
    }
  }
  return { parted: dump(whole) === dump(bare) ? [] : [`${sequence.name}: the states differ`], left };
}

test.for(recordingNames())(
  'fields that are named as ignored have no effect: %s',
  { timeout: 300_000 },
  async (name) => {
    const found: string[] = [];
    for (const sequence of readSequences(name)) found.push(...(await partings(sequence)).parted);
    expect(found).toEqual([]);
  },
);
