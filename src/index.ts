import type { Writable } from 'node:stream';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { WorldAnswer } from '#client/answers.ts';
import { XivoMockClient } from '#client/client.ts';
import { headersFor } from '#client/headers.ts';
import { type InProcessOptions, readInProcess } from '#config/in-process.ts';
import { localUrl } from '#server/address.ts';
import { serve } from '#server/serve.ts';

export type * from '#client/answers.ts';
export { type NewAccount, type RequestPattern, type VerifyBody, XivoMockClient } from '#client/client.ts';
export type { EventOptions } from '#client/events.ts';
export { XivoMockProblem } from '#client/transport.ts';
export type { EventType, MockEvent } from '#events/event.ts';

/** How a mock is started in this process: the options of `xivo-mock start`, under their keys in the configuration file. */
export interface XivoMockOptions extends InProcessOptions {
  /** Where JSON lines are logged; nowhere when absent. */
  readonly log?: Writable;
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

/**
 * Starts a mock in this process, on any free port and without HTTPS unless the options say otherwise. No signal handlers, no exit,
 * no log unless asked; as many per process as wanted. Unknown and invalid options are an error with a line for each.
 */
export async function startXivoMock(options: XivoMockOptions = {}): Promise<XivoMock> {
  const config = readInProcess(options);
  const { world, app, close, ...addresses } = await serve({ ...config, log: options.log });
  const headers = headersFor(config);
  const admin = new XivoMockClient(localUrl(addresses.url), { headers });
  return {
    ...addresses,
    admin,
    reset: async () => {
      if (world.ending !== undefined) throw new Error('the mock is closed');
      world.reset();
    },
    world: (wanted) => openWorld({ admin, headers }, wanted),
    inject: (request) => inject(app, request),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function inject(
  app: FastifyInstance,
  { method = 'GET', url, headers = {}, body }: Parameters<XivoMock['inject']>[0],
): Promise<Injected> {
  const request: InjectOptions = { method, url, headers, ...(body !== undefined && { payload: body }) };
  const response = await app.inject(request);
  return { status: response.statusCode, headers: response.headers, body: response.body };
}

interface Control {
  readonly admin: XivoMockClient;
  readonly headers: Readonly<Record<string, string>>;
}

async function openWorld(
  { admin, headers }: Control,
  wanted: Parameters<XivoMock['world']>[0],
): Promise<XivoMockWorld> {
  const made = await admin.worlds.create(wanted);
  const own = new XivoMockClient(admin.url, { headers: { ...headers, ...made.headers } });
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
