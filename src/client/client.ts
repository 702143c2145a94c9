import type { MockEvent } from '#events/event.ts';
import type { EffectPattern } from '#world/effects.ts';
import type * as answers from './answers.ts';
import type { GenerateBody, RequestParameters, RequestPattern, ResetTarget, VerifyBody } from './bodies.ts';
import { Capabilities } from './capabilities.ts';
import { type EventOptions, readEvents } from './events.ts';
import type { RequestEntry, RequestsAnswer, VerifyAnswer } from './request-answers.ts';
import { Transport, type TransportOptions } from './transport.ts';

/**
 * A client for the control plane of a running mock, in this process or elsewhere. Methods throw `XivoMockProblem` if the mock refuses a
 * request (401 without its token, 404 if the world does not exist), and an `Error` if the mock cannot be reached.
 *
 * @example
 * const admin = new XivoMockClient('http://127.0.0.1:8080');
 * await admin.reset();
 * const { requests } = await admin.requests({ status: '4xx' });
 *
 * @example
 * // With a token, for the world w1:
 * const headers = { Authorization: 'Bearer sesame', 'X-Mock-World': 'w1' };
 * const admin = new XivoMockClient('http://127.0.0.1:8080', { headers });
 */
export class XivoMockClient extends Capabilities {
  /** The base URL of the mock, without a slash at the end. */
  readonly url: string;
  readonly #transport: Transport;

  /** Takes the base URL of the mock; no request is sent yet. */
  constructor(url: string, options: TransportOptions = {}) {
    const transport = new Transport(url, options);
    super(transport);
    this.#transport = transport;
    this.url = transport.url;
  }

  /** The version of the mock, and the dialect and generation of the world. */
  health(): Promise<answers.HealthAnswer> {
    return this.#transport.json({ method: 'GET', path: 'health' });
  }

  /** The versions of the mock, its control plane, its database schema and Node. */
  version(): Promise<answers.VersionAnswer> {
    return this.#transport.json({ method: 'GET', path: 'version' });
  }

  /**
   * The OpenAPI description of the control plane, or of the web services of XiVO.
   *
   * @example
   * const { paths } = await admin.openapi('xivo');
   */
  openapi(of: 'control-plane' | 'xivo' = 'control-plane'): Promise<Record<string, unknown>> {
    return this.#transport.json({ method: 'GET', path: of === 'xivo' ? 'openapi/xivo.json' : 'openapi.json' });
  }

  /** Each option of the mock with its value and where the value comes from; secrets are masked. */
  async config(): Promise<answers.ConfigAnswer> {
    return (await this.#transport.json<{ options: answers.ConfigAnswer }>({ method: 'GET', path: 'config' })).options;
  }

  /** The operations of all web services. */
  async operations(): Promise<readonly answers.OperationAnswer[]> {
    const request = { method: 'GET', path: 'operations' } as const;
    return (await this.#transport.json<{ operations: answers.OperationAnswer[] }>(request)).operations;
  }

  /** Counters and gauges in the text format of Prometheus. */
  async metrics(): Promise<string> {
    return (await this.#transport.bytes({ method: 'GET', path: 'metrics' })).toString();
  }

  /** The CA that signed the generated HTTPS certificate, as PEM. Throws `XivoMockProblem` 404 if there is none. */
  async ca(): Promise<string> {
    return (await this.#transport.bytes({ method: 'GET', path: 'certs/ca.pem' })).toString();
  }

  /** Resets the world. Throws `XivoMockProblem` 404 for a snapshot that does not exist. */
  reset(to: ResetTarget = 'baseline'): Promise<answers.ResetAnswer> {
    return this.#transport.json({ method: 'POST', path: 'reset', body: { to } });
  }

  /** Makes the current state the baseline. */
  markBaseline(): Promise<answers.BaselineAnswer> {
    return this.#transport.json({ method: 'PUT', path: 'baseline' });
  }

  /** The number of rows of each table. */
  async state(): Promise<Readonly<Record<string, number>>> {
    const { tables } = await this.#transport.json<{ tables: Record<string, number> }>({ method: 'GET', path: 'state' });
    return tables;
  }

  /**
   * The rows of a table whose columns equal the values of `filter`, at most `limit` (default 100) from `offset` on. `search` is text that
   * a column contains, and `sort` a column to sort by, descending with a leading `-`. Throws `XivoMockProblem` 404 for an unknown table
   * and 400 for an unknown column.
   *
   * @example
   * const users = await admin.rows('userfeatures', { lastname: 'Lovelace', sort: '-id', limit: 10 });
   */
  async rows(
    table: string,
    filter: Readonly<Record<string, string | number>> = {},
  ): Promise<readonly Record<string, unknown>[]> {
    const request = { method: 'GET', path: `state/${encodeURIComponent(table)}`, query: filter } as const;
    return (await this.#transport.json<{ rows: Record<string, unknown>[] }>(request)).rows;
  }

  /**
   * The requests in the journal that match a pattern, oldest first, with the reasons of refusals. Throws `XivoMockProblem` 400 for a
   * pattern that no request can match.
   */
  requests(pattern: RequestPattern = {}): Promise<RequestsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'requests/find', body: pattern });
  }

  /** The last `limit` requests in the journal that match a pattern, oldest first. */
  latestRequests(limit: number, pattern: RequestParameters = {}): Promise<RequestsAnswer> {
    const query = { ...pattern, limit };
    return this.#transport.json({ method: 'GET', path: 'requests', query });
  }

  /** The request whose answer had this `X-Mock-Request-Id`. Throws `XivoMockProblem` 404 if the journal does not have it. */
  request(id: string): Promise<RequestEntry> {
    return this.#transport.json({ method: 'GET', path: `requests/${encodeURIComponent(id)}` });
  }

  /**
   * The rows that a request changed, before and after, by table. Throws `XivoMockProblem` 404 if the journal does not have the request, or
   * no longer its rows: it keeps those of the latest 200 requests that changed any.
   */
  changes(id: string): Promise<answers.ChangesAnswer> {
    return this.#transport.json({ method: 'GET', path: `requests/${encodeURIComponent(id)}/changes` });
  }

  /**
   * The answer of an operation that only reads, to a caller with all rights. It is not in the journal, and no fault rule applies. Throws
   * `XivoMockProblem` 400 for an unknown operation, or one that can change the PBX.
   *
   * @example
   * const { body } = await admin.preview('ipbx/pbx_settings/users:view', { id: 1 });
   */
  preview(
    operation: string,
    parameters: Readonly<Record<string, string | number>> = {},
  ): Promise<answers.PreviewAnswer> {
    return this.#transport.json({ method: 'GET', path: 'preview', query: { ...parameters, operation } });
  }

  /** The number of requests in the journal that match a pattern. */
  async countRequests(pattern: RequestPattern = {}): Promise<number> {
    const request = { method: 'POST', path: 'requests/count', body: pattern } as const;
    return (await this.#transport.json<{ count: number }>(request)).count;
  }

  /**
   * Waits until `count` requests match a pattern; those already in the journal count. Throws `XivoMockProblem` 408 after `timeoutMs`
   * milliseconds.
   */
  waitForRequests(pattern: RequestPattern, { count = 1, timeoutMs = 5000 } = {}): Promise<RequestsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'requests/wait', body: { pattern, count, timeoutMs } });
  }

  /** Clears the journal; returns how many requests it had. */
  clearRequests(): Promise<{ readonly deleted: number }> {
    return this.#transport.json({ method: 'DELETE', path: 'requests' });
  }

  /**
   * Checks how often, or in which order, requests were made. Does not throw if they were not made as expected: `verified` is false, and
   * `nearMisses` has the requests that almost match.
   *
   * @example
   * const { verified } = await admin.verify({ pattern: { operation: '*users:add' }, count: { exactly: 1 } });
   */
  verify(expected: VerifyBody): Promise<VerifyAnswer> {
    return this.#transport.json({ method: 'POST', path: 'verify', body: expected, accepts: [406] });
  }

  /** The side effects since the last reset: the commands that a real PBX would have sent to its daemons, oldest first. */
  async effects(pattern: EffectPattern = {}): Promise<answers.EffectsAnswer['effects']> {
    const request = { method: 'GET', path: 'effects', query: pattern } as const;
    return (await this.#transport.json<answers.EffectsAnswer>(request)).effects;
  }

  /** Waits until `count` side effects match a pattern. Throws `XivoMockProblem` 408 after `timeoutMs` milliseconds. */
  waitForEffects(pattern: EffectPattern, { count = 1, timeoutMs = 5000 } = {}): Promise<answers.EffectsAnswer> {
    return this.#transport.json({ method: 'POST', path: 'effects/wait', body: { pattern, count, timeoutMs } });
  }

  /**
   * Returns the events of the mock as they happen: of all worlds, unless `world` or the headers of this client select one. Connects
   * when it is first read, and again whenever the connection is lost. Ends when `signal` aborts or the world is deleted; leaving the
   * loop closes the connection. Throws `XivoMockProblem` if the mock refuses the request.
   *
   * @example
   * for await (const event of admin.events({ types: ['request'] })) console.log(event);
   */
  events(options: EventOptions = {}): AsyncGenerator<MockEvent, void, undefined> {
    return readEvents(this.#transport, options);
  }

  /**
   * Generates coherent objects and call records in one transaction, during which the mock answers no other request. Throws
   * `XivoMockProblem` 400 for an invalid body and 409 if the world has no room for the objects.
   *
   * @example
   * const { counts } = await admin.generate({ users: 300, queues: 4, agents: 10, cels: 2000, seed: 7 });
   */
  generate(body: GenerateBody): Promise<answers.GenerateAnswer> {
    return this.#transport.json({ method: 'POST', path: 'generate', body });
  }

  /** Seeds the random generator of the world, which generates names, secrets and ids; a reset seeds it again with the same number. */
  seed(seed: number): Promise<{ readonly seed: number }> {
    return this.#transport.json({ method: 'PUT', path: 'seed', body: { seed } });
  }
}
