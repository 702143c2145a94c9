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

/** The options of a call; everything else has its default. */
export interface CallOptions {
  readonly id?: number | string;
  /** Sent as JSON; a string or bytes are sent unchanged. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** `login:password`; `null` for none. */
  readonly auth?: string | null;
  readonly method?: 'GET' | 'POST' | 'HEAD' | 'PUT' | 'DELETE';
}

/** An answer. */
interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as JSON. */
  json(): unknown;
}

/** A mock of one test, closed after the test. */
export interface Mock {
  readonly world: World;
  readonly app: FastifyInstance;
  /** The unexpected errors in the log. */
  readonly bugs: readonly string[];
  call(resource: Resource, act: string, options?: CallOptions): Promise<Answered>;
}

const images = new Map<string, Buffer>();

/** Returns a world of the seeds, which are read once per test file. */
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

/** Starts a mock in process, by default with profile `fresh` and dialect `documented`. */
export function startMock({ seeds = 'fresh', dialect = 'documented' as Dialect } = {}): Mock {
  const world = freshWorld(seeds, dialect);
  const bugs: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => bugs.push(line) });
  const app = createApp(world, { logger });
  onTestFinished(() => app.close());
  return { world, app, bugs, call: (resource, act, options = {}) => call(app, urlOf(resource, act, options), options) };
}

/** Returns the URL of an act, in mode `restricted`. */
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

/** Returns the state of the world as text: equal dumps are equal states. */
export function dump({ world: { store } }: Pick<Mock, 'world'>): string {
  return JSON.stringify(store.anyTables().map((table) => [table.name, rowsOf(table)]));
}

/** For written users only the order of the counter matters, not its values. */
function rowsOf(table: AnyTable): readonly unknown[] {
  return table.name === 'userwritten' ? table.all({}, 'turn').map((row) => row['userid']) : table.all();
}
