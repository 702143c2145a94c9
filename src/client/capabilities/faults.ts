import type { FaultAnswer, FaultsAnswer } from '../answers.ts';
import type { NewFault } from '../bodies.ts';
import type { Transport } from '../transport.ts';

/**
 * The fault rules of a world. Rules are evaluated in order; a reset removes them.
 *
 * @example
 * await mock.admin.faults.add({ preset: 'gateway-timeout', match: { operation: '*users:add' }, trigger: { times: 2 } });
 */
export class FaultsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The rules in order of evaluation, with the number of requests that each has matched and fired on. */
  async list(): Promise<readonly FaultAnswer[]> {
    return (await this.#read()).faults;
  }

  /** The presets by name, for the member `preset` of a rule. */
  async presets(): Promise<FaultsAnswer['presets']> {
    return (await this.#read()).presets;
  }

  /** Adds a rule after the existing ones. Throws `XivoMockProblem` 400 for an invalid rule and 409 if its id exists. */
  add(fault: NewFault): Promise<FaultAnswer> {
    return this.#transport.json({ method: 'POST', path: 'faults', body: fault });
  }

  /** Returns a rule. Throws `XivoMockProblem` 404 if there is no rule with this id. */
  read(id: string): Promise<FaultAnswer> {
    return this.#transport.json({ method: 'GET', path: `faults/${encodeURIComponent(id)}` });
  }

  /** Adds a rule, or replaces the one with this id. Throws `XivoMockProblem` 400 for an invalid rule. */
  put(id: string, fault: NewFault): Promise<FaultAnswer> {
    return this.#transport.json({ method: 'PUT', path: `faults/${encodeURIComponent(id)}`, body: fault });
  }

  /** Replaces all rules. Throws `XivoMockProblem` 400 for an invalid rule and 409 if two have the same id. */
  async replace(faults: readonly NewFault[]): Promise<readonly FaultAnswer[]> {
    const request = { method: 'PUT', path: 'faults', body: { faults } } as const;
    return (await this.#transport.json<{ faults: FaultAnswer[] }>(request)).faults;
  }

  /** Removes a rule. Throws `XivoMockProblem` 404 if there is no rule with this id. */
  delete(id: string): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: `faults/${encodeURIComponent(id)}` });
  }

  /** Removes all rules. */
  clear(): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: 'faults' });
  }

  #read(): Promise<FaultsAnswer> {
    return this.#transport.json({ method: 'GET', path: 'faults' });
  }
}
