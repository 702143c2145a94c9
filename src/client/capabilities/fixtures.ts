import type { ApplyOptions } from '#seeding/apply.ts';
import type { FixturesAnswer } from '../answers.ts';
import type { Transport } from '../transport.ts';

/**
 * Fixture documents: rows of tables and bodies of web services.
 *
 * @example
 * await mock.admin.fixtures.apply({ users: [{ userfeatures: { firstname: 'Ada', entityid: 1 } }] });
 */
export class FixturesClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Applies a document in one transaction. Throws `XivoMockProblem` 400 for an invalid document; `errors` in its problem document has the
   * place of each error.
   */
  apply(document: unknown, options: ApplyOptions = {}): Promise<FixturesAnswer> {
    return this.#transport.json({ method: 'POST', path: 'fixtures', query: { ...options }, body: document });
  }

  /** The current state as a document; applied with mode `replace` it restores this state. */
  export(): Promise<Record<string, unknown>> {
    return this.#transport.json({ method: 'GET', path: 'fixtures' });
  }

  /** The JSON Schema of documents. */
  schema(): Promise<Record<string, unknown>> {
    return this.#transport.json({ method: 'GET', path: 'fixtures/schema.json' });
  }
}
