import type { Writable } from 'node:stream';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { WorldRequest } from '#client/bodies.ts';
import { XivoMockClient } from '#client/client.ts';
import { headersFor } from '#client/headers.ts';
import { openWorld, type XivoMockWorld } from '#client/open-world.ts';
import { type InProcessOptions, readInProcess } from '#config/in-process.ts';
import { localUrl } from '#server/address.ts';
import { serve } from '#server/serve.ts';

export type { AgentState, QueueMemberState } from '#calls/agents/answer.ts';
export type { LoginInput, PauseInput } from '#calls/agents/request.ts';
export type { CallOutcome, CallStep, PlacedCall } from '#calls/answer.ts';
export type { CallInput } from '#calls/request.ts';
export type * from '#client/answers.ts';
export type * from '#client/bodies.ts';
export { XivoMockClient } from '#client/client.ts';
export type { EventOptions } from '#client/events.ts';
export type { XivoMockWorld } from '#client/open-world.ts';
export type * from '#client/request-answers.ts';
export { XivoMockProblem } from '#client/transport.ts';
export type { EventType, MockEvent } from '#events/event.ts';
export type { DeviceOverview } from '#pbx/overview/devices.ts';
export type { GroupOverview } from '#pbx/overview/groups-and-queues.ts';
export type { IncallOverview } from '#pbx/overview/incalls.ts';
export type { NumbersOverview } from '#pbx/overview/numbers.ts';
export type { ScheduleOverview } from '#pbx/overview/schedules.ts';
export type { TrunkOverview } from '#pbx/overview/trunks.ts';
export type { UserOverview } from '#pbx/overview/users.ts';
export type { VoicemailOverview } from '#pbx/overview/voicemails.ts';

/** The options of `startXivoMock`: those of `xivo-mock start`, by their keys in the config file. */
export interface XivoMockOptions extends InProcessOptions {
  /** Stream for log lines (JSON). Default: no log. */
  readonly log?: Writable;
}

/** The answer to an injected request. */
export interface Injected {
  /** The HTTP status. */
  readonly status: number;
  /** The headers by lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body as text. */
  readonly body: string;
}

/** A mock running in this process. */
export interface XivoMock extends AsyncDisposable {
  /** The base URL of the mock over HTTP. */
  readonly url: string;
  /** The base URL of the mock over HTTPS, if it serves HTTPS. */
  readonly httpsUrl?: string;
  /** The CA of the generated certificate (PEM). */
  readonly ca?: string;
  /** The control plane of the default world. */
  readonly admin: XivoMockClient;
  /** Resets the default world to its baseline. Throws an `Error` if the mock is closed. */
  reset(): Promise<void>;
  /**
   * Creates a world, by default from the baseline. Throws `XivoMockProblem` 409 if its id exists or the mock has its maximum number of
   * worlds, and 404 for a snapshot that does not exist.
   *
   * @example
   * await using world = await mock.world();
   * const response = await fetch(`${world.url}/xivo/configuration/json.php/restricted/manage/entity/`, {
   *   headers: { authorization: `Basic ${btoa('admin:proformatique')}` },
   * });
   * console.log(await world.admin.countRequests({ status: response.status })); // 1
   */
  world(options?: WorldRequest): Promise<XivoMockWorld>;
  /** Sends a request without a socket; `url` is a path with its query string. */
  inject(request: {
    method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    url: string;
    headers?: Record<string, string>;
    body?: string;
  }): Promise<Injected>;
  /** Finishes requests in flight, for at most 5 seconds, and frees the ports. */
  close(): Promise<void>;
}

/**
 * Starts a mock in this process, by default on a free port, without HTTPS and without a log. It installs no signal handlers and never
 * exits the process; any number of mocks can run in one process. Throws an `Error` with one line for each unknown or invalid option, or
 * with the reason if seeds, fixtures, certificate or port cannot be used.
 *
 * @example
 * import { startXivoMock } from 'xivo-mock';
 *
 * await using mock = await startXivoMock({ seeds: 'fresh' });
 * const response = await fetch(`${mock.url}/xivo/configuration/json.php/restricted/manage/entity/`, {
 *   headers: { authorization: `Basic ${btoa('admin:proformatique')}` },
 * });
 * console.log(response.status, await mock.admin.countRequests()); // 200 1
 * await mock.reset();
 */
export async function startXivoMock(options: XivoMockOptions = {}): Promise<XivoMock> {
  const config = readInProcess(options);
  const { world, app, close, ...addresses } = await serve({ ...config, log: options.log });
  const headers = headersFor(config);
  const clientWith = (more: Readonly<Record<string, string>>) =>
    new XivoMockClient(localUrl(addresses.url), { headers: { ...headers, ...more } });
  const admin = clientWith({});
  return {
    ...addresses,
    admin,
    reset: async () => {
      if (world.closedReason !== undefined) throw new Error('the mock is closed');
      world.reset();
    },
    world: (worldOptions) => openWorld({ admin, clientWith }, worldOptions),
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
