import { afterAll, expect, test } from 'vitest';
import type { Dialect } from '#dialect.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { createApp } from '#server/app.ts';
import type { World } from '#world/world.ts';
import { dump } from '../support/mock.ts';
import {
  type Exchange,
  readSequences,
  recordingNames,
  recordingsFolder,
  type Sequence,
} from '../support/recordings.ts';
import { startWorld } from '../support/start.ts';

interface Served {
  readonly world: World;
  readonly app: ReturnType<typeof createApp>;
}

const served = new Map<string, Served>();

function servedFrom(start: string, dialect: Dialect): Served {
  const key = `${dialect} ${start}`;
  const started = served.get(key);
  if (started !== undefined) return started;
  const world = startWorld(start, recordingsFolder, dialect);
  const mock = { world, app: createApp(world) };
  served.set(key, mock);
  return mock;
}

afterAll(async () => {
  for (const { app } of served.values()) await app.close();
});

/** The result of an exchange: the answer as text, and its entry in the journal. */
interface Played {
  readonly answer: string;
  readonly entry: JournalEntry | undefined;
}

async function play({ world, app }: Served, { method, path, clientAddress }: Exchange, body: unknown): Promise<Played> {
  const payload = body === null ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
  const authorization = `Basic ${Buffer.from('full:fullpass').toString('base64')}`;
  const headers = { authorization, ...(body !== null && { 'content-type': 'application/json' }) };
  const remoteAddress = clientAddress ?? '127.0.0.1';
  // The types of inject allow only the common methods.
  const answer = await app.inject({ method: method as 'GET', url: path, headers, remoteAddress, ...payload });
  return { answer: `${answer.statusCode} ${answer.body}`, entry: world.journal.entries().at(-1) };
}

async function playAll(
  mock: Served,
  sequence: Sequence,
  bodyOf: (exchange: Exchange, index: number) => unknown,
): Promise<Played[]> {
  mock.world.reset();
  mock.world.clock.freeze(Date.UTC(2012, 10, 30));
  const played: Played[] = [];
  for (const [index, exchange] of sequence.exchanges.entries()) {
    played.push(await play(mock, exchange, bodyOf(exchange, index)));
  }
  return played;
}

/** Words of the implementation, and regular expressions; `undefined` is also a kind of administrators. */
const unclear = /\bundefined\b|SQLITE|UNIQUE constraint|\bNaN\b|\[object|\\d|\(\?|\^\[|breaks the rule/;

/** Returns what is unclear in the reason of a refusal, or `undefined` if it is a sentence. */
function problemOf({ entry }: Played): string | undefined {
  if (entry === undefined || entry.answer.status < 400) return undefined;
  const reason = entry.reason?.message.replace('none, internal, external, undefined', '') ?? '';
  return reason === '' || unclear.test(reason) ? `${entry.method} ${entry.url}: ${entry.reason?.message}` : undefined;
}

/** Returns the value without the members at the paths. */
function without(value: unknown, places: ReadonlySet<string>, place = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const below = place === '' ? key : `${place}.${key}`;
    const at = Array.isArray(value) ? `${place}[${key}]` : below;
    return places.has(at) ? [] : [[key, without(item, places, at)] as const];
  });
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}

/** Returns the first exchange whose answer changes when the ignored fields are removed. */
async function effect(mock: Served, sequence: Sequence, exchanges: readonly Played[]): Promise<string | undefined> {
  const state = dump(mock);
  const placesOf = (index: number) => new Set(exchanges[index]?.entry?.ignored?.map(({ field }) => field));
  const bare = await playAll(mock, sequence, ({ requestBody }, index) => without(requestBody, placesOf(index)));
  const other = bare.findIndex(({ answer }, index) => answer !== exchanges[index]?.answer);
  if (other >= 0) return `${sequence.name}: ${exchanges[other]?.entry?.url} without ${[...placesOf(other)].join(', ')}`;
  return dump(mock) === state ? undefined : `${sequence.name}: the states differ`;
}

/** The probes are thousands of small sequences: one dialect is enough. */
const cases = recordingNames().flatMap((name) =>
  (name === 'probes' ? (['recorded'] as const) : (['recorded', 'documented'] as const)).map((dialect) => ({
    name,
    dialect,
  })),
);

test.for(cases)(
  'each recorded refusal has a reason, and ignored fields have no effect: $name, $dialect',
  { timeout: 300_000 },
  async ({ name, dialect }) => {
    const problems: (string | undefined)[] = [];
    for (const sequence of readSequences(name)) {
      const mock = servedFrom(sequence.start, dialect);
      const exchanges = await playAll(mock, sequence, ({ requestBody }) => requestBody);
      problems.push(...exchanges.map(problemOf));
      if (exchanges.every(({ entry }) => entry?.ignored === undefined)) continue;
      problems.push(await effect(mock, sequence, exchanges));
    }
    expect(problems.filter((each) => each !== undefined)).toEqual([]);
  },
);
