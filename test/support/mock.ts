import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Resource } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import type { AnyTable } from '#store/any-table.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';

/** What a test may say of a call; everything else is the common case. */
export interface CallOptions {
  readonly id?: number | string;
  /** Sent as JSON; a text or bytes as they are. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** `login:password`; `null` for none. */
  readonly auth?: string | null;
  readonly method?: 'GET' | 'POST' | 'HEAD' | 'PUT' | 'DELETE';
}

/** An answer as tests look at it. */
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as JSON. */
  json(): unknown;
}

/** A mock of one test, closed when the test is over. */
export interface Mock {
  readonly world: World;
  readonly app: FastifyInstance;
  /** Errors that no act throws on purpose, as the log tells them. */
  readonly bugs: readonly string[];
  call(resource: Resource, act: string, options?: CallOptions): Promise<Answered>;
}

const images = new Map<string, Buffer>();

/** A world of the seeds; they are read once per file of tests. */
function freshWorld(seeds: string, dialect: Dialect): World {
  const known = images.get(seeds);
  if (known !== undefined) {
    const store = Store.fromImage(known);
    store.markBaseline();
    return new World({ id: 'default', store, dialect });
  }
  const world = createWorld({ seeds, dialect });
  images.set(seeds, world.store.image());
  return world;
}

/** Starts a mock in process: profile `fresh` and dialect `documented` unless the test says otherwise. */
export function startMock({ seeds = 'fresh', dialect = 'documented' as Dialect } = {}): Mock {
  const world = freshWorld(seeds, dialect);
  const bugs: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => bugs.push(line) });
  const app = createApp(world, { logger });
  onTestFinished(() => app.close());
  return { world, app, bugs, call: (resource, act, options = {}) => call(app, urlOf(resource, act, options), options) };
}

/** The URL of an act, in mode `restricted`. */
export function urlOf(resource: Resource, act: string, { id, query = {} }: CallOptions = {}): string {
  const parameters = new URLSearchParams({ act, ...(id !== undefined && { id: String(id) }), ...query });
  return `/${resource.base}/json.php/restricted/${resource.path}/?${parameters}`;
}

async function call(app: FastifyInstance, url: string, options: CallOptions): Promise<Answered> {
  const { body, auth = 'admin:proformatique', method = body === undefined ? 'GET' : 'POST' } = options;
  const payload = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body);
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (auth !== null) headers['authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
  const response = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  return { status: response.statusCode, text: response.body, headers: response.headers, json: () => response.json() };
}

/** Everything that the world stores, as one text: two equal dumps are two equal states. */
export function dump({ world: { store } }: Pick<Mock, 'world'>): string {
  return JSON.stringify(store.anyTables().map((table) => [table.name, rowsOf(table)]));
}

/** Of the turns in which users were written only the order counts. */
function rowsOf(table: AnyTable): readonly unknown[] {
  return table.name === 'userwritten' ? table.all({}, 'turn').map((row) => row['userid']) : table.all();
}
