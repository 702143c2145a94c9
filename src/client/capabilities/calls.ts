import type { PlacedCall } from '#calls/answer.ts';
import type { CallInput } from '#calls/request.ts';
import type { Transport } from '../transport.ts';

/**
 * The calls that were placed in a world. A call that is `live`, as by default while the clock is frozen, goes on as the clock moves;
 * any other is played to its end at once.
 *
 * @example
 * const { outcome, records } = await mock.admin.calls.place({ from: { user: 1 }, to: '1002', people: { '1002': { answers: false } } });
 */
export class CallsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Places a call and returns its way so far; with `dryRun` only that. Throws `XivoMockProblem` 400 for an invalid request and 409 if the
   * caller, or what is dialled by its id, does not exist.
   */
  place(call: CallInput): Promise<PlacedCall> {
    return this.#transport.json({ method: 'POST', path: 'calls', body: call });
  }

  /** The latest `limit` calls, the latest first. */
  async list({ limit = 100 } = {}): Promise<readonly PlacedCall[]> {
    const request = { method: 'GET', path: 'calls', query: { limit } } as const;
    return (await this.#transport.json<{ calls: PlacedCall[] }>(request)).calls;
  }

  /** The call with this id, such as `call-1`. Throws `XivoMockProblem` 404 if there is none. */
  get(id: string): Promise<PlacedCall> {
    return this.#transport.json({ method: 'GET', path: `calls/${encodeURIComponent(id)}` });
  }
}
