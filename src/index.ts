import type { FastifyInstance, InjectOptions } from 'fastify';
import { createApp } from './app.ts';
import type { WorldAnswer } from './client/answers.ts';
import { XivoMockClient } from './client/client.ts';
import { openServer } from './commands/server.ts';
import type { Dialect } from './dialect.ts';
import { readFixtureFiles } from './fixtures/files.ts';
import { createLogger } from './log.ts';
import { createWorld, type World } from './world.ts';

export type * from './client/answers.ts';
export { type NewAccount, type RequestPattern, type Verification, XivoMockClient } from './client/client.ts';
export { XivoMockProblem } from './client/transport.ts';

/** How a mock in the own process is started; everything has a default. */
export interface XivoMockOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Port for HTTPS; no HTTPS when absent. */
  readonly httpsPort?: number;
  readonly dialect?: Dialect;
  /** A profile (`documented`, `fresh`, `empty`) or a folder. */
  readonly seeds?: string;
  /** Fixture documents, JSON or YAML: files or patterns. */
  readonly fixtures?: readonly string[];
  /** Folder with fixture documents and `.sql` files that come after them. */
  readonly init?: string;
  /** Refuse fixture documents with fields that the PBX ignores. */
  readonly strict?: boolean;
  /** File to keep the state in; memory when absent. */
  readonly persist?: string;
  readonly user?: string;
  readonly password?: string;
  /** Names with a dot under which the control plane may be called; `*.example.com` for all below it. */
  readonly allowedHosts?: readonly string[];
  /** Where JSON lines are logged; nowhere when absent. */
  readonly log?: NodeJS.WritableStream & import('node:stream').Writable;
}

/** A world of one's own on a running mock. */
export interface XivoMockWorld extends WorldAnswer, AsyncDisposable {
  /** What the code under test takes as the address of its PBX; it needs no other change. */
  readonly url: string;
  readonly admin: XivoMockClient;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** What `inject` answers. */
export interface Injected {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A mock that runs in this process. */
export interface XivoMock extends AsyncDisposable {
  readonly url: string;
  readonly httpsUrl?: string;
  /** The CA of the generated certificate, as PEM. */
  readonly ca?: string;
  readonly admin: XivoMockClient;
  /** Back to the baseline. */
  reset(): Promise<void>;
  /** A world of one's own, from the baseline unless `from` says otherwise. */
  world(wanted?: Parameters<XivoMockClient['worlds']['create']>[0]): Promise<XivoMockWorld>;
  /** A request without a socket. */
  inject(request: {
    method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    url: string;
    headers?: Record<string, string>;
    body?: string;
  }): Promise<Injected>;
  close(): Promise<void>;
}

/** Starts a mock in this process. No signal handlers, no exit, no log unless asked; as many per process as wanted. */
export async function startXivoMock(options: XivoMockOptions = {}): Promise<XivoMock> {
  const { log, host = '127.0.0.1', port = 0, httpsPort, allowedHosts } = options;
  const world = await openDefaultWorld(options);
  const logger = log === undefined ? {} : { logger: createLogger({ level: 'info', output: log }) };
  const app = createApp(world, { ...logger, allowedHosts });
  const server = await openServer(app, { host, port, https: httpsPort !== undefined, httpsPort: httpsPort ?? 0 });
  const admin = new XivoMockClient(server.url);
  const { close, ...reachable } = server;
  return {
    ...reachable,
    admin,
    reset: async () => world.reset(),
    world: (wanted) => openWorld(admin, wanted),
    inject: (request) => inject(app, request),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function openDefaultWorld({
  dialect = 'documented',
  seeds = 'documented',
  persist: database,
  ...options
}: XivoMockOptions): Promise<World> {
  const fixtures = await readFixtureFiles({ fixtures: options.fixtures, init: options.init });
  const world = createWorld({
    seeds,
    dialect,
    fixtures,
    strict: options.strict ?? false,
    ...(database !== undefined && { database }),
  });
  const { user: login, password } = options;
  if (login !== undefined || password !== undefined) {
    world.setDefaultAccount({ login: login ?? 'admin', password: password ?? 'proformatique' });
  }
  return world;
}

async function inject(
  app: FastifyInstance,
  { method = 'GET', url, headers = {}, body }: Parameters<XivoMock['inject']>[0],
): Promise<Injected> {
  const request: InjectOptions = { method, url, headers, ...(body !== undefined && { payload: body }) };
  const response = await app.inject(request);
  return { status: response.statusCode, headers: response.headers, body: response.body };
}

async function openWorld(admin: XivoMockClient, wanted: Parameters<XivoMock['world']>[0]): Promise<XivoMockWorld> {
  const made = await admin.worlds.create(wanted);
  const own = new XivoMockClient(admin.url, { headers: made.headers });
  const close = () => admin.worlds.delete(made.id);
  return {
    ...made,
    url: made.baseUrl,
    admin: own,
    reset: async () => void (await own.reset()),
    close,
    [Symbol.asyncDispose]: close,
  };
}
