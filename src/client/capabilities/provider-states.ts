import type { ProviderStatesAnswer, StateChangeAnswer } from '../answers.ts';
import type { Transport } from '../transport.ts';

/**
 * The states that contract tests name: snapshots of the world, and the documents of the folder `states`. A name finds the one whose
 * name is the same with everything but letters, digits, `_` and dots as hyphens.
 *
 * @example
 * await mock.admin.providerStates.setUp('a user with a line');
 */
export class ProviderStatesClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The states of the world, and those that it is in. */
  list(): Promise<ProviderStatesAnswer> {
    return this.#transport.json({ method: 'GET', path: 'provider-states' });
  }

  /**
   * Resets the world and brings it into the state, and into those that were set up before it since the last request to the web
   * services. Throws `XivoMockProblem` 404 for an unknown state, and 409 for one that cannot be set up.
   */
  setUp(state: string): Promise<StateChangeAnswer> {
    return this.#transport.json({ method: 'POST', path: 'provider-states', body: { state, action: 'setup' } });
  }

  /** Resets the world to the baseline, whatever state it is in. */
  tearDown(state = ''): Promise<StateChangeAnswer> {
    return this.#transport.json({ method: 'POST', path: 'provider-states', body: { state, action: 'teardown' } });
  }
}
