import type { ClockAnswer } from '../answers.ts';
import type { Transport } from '../transport.ts';

/**
 * The clock of a world. Times are ISO 8601 with an offset or `Z`; methods throw `XivoMockProblem` 400 for others. A reset makes the clock
 * real again.
 *
 * @example
 * await mock.admin.clock.freeze('2012-10-01T12:00:00Z');
 * await mock.admin.clock.advance('15m');
 */
export class ClockClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The mode and current time of the clock. */
  read(): Promise<ClockAnswer> {
    return this.#transport.json({ method: 'GET', path: 'clock' });
  }

  /** Stops the clock at `now`, or at its current time. */
  freeze(now?: string): Promise<ClockAnswer> {
    return this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'frozen', now } });
  }

  /** Sets the clock to `now` and lets it run from there. */
  start(now: string): Promise<ClockAnswer> {
    return this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'offset', now } });
  }

  /** Moves the clock by milliseconds, or by a duration such as `15m` or `PT6M`; a negative one moves it back. */
  advance(by: string | number): Promise<ClockAnswer> {
    return this.#transport.json({ method: 'POST', path: 'clock/advance', body: { by } });
  }

  /** Makes the clock show the real time. */
  reset(): Promise<ClockAnswer> {
    return this.#transport.json({ method: 'PUT', path: 'clock', body: { mode: 'real' } });
  }
}
