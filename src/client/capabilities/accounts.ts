import type { AccountAnswer } from '../answers.ts';
import type { NewAccount } from '../bodies.ts';
import type { Transport } from '../transport.ts';

/**
 * The web-services users of a world.
 *
 * @example
 * await mock.admin.accounts.add({ name: 'reader', login: 'reader', passwd: 'secret', rights: ['service/ipbx/pbx_settings/lines'] });
 */
export class AccountsClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The accounts, without their passwords. */
  async list(): Promise<readonly AccountAnswer[]> {
    const request = { method: 'GET', path: 'accounts' } as const;
    return (await this.#transport.json<{ accounts: AccountAnswer[] }>(request)).accounts;
  }

  /** Adds an account. Throws `XivoMockProblem` 400 for an invalid account and 409 if its name exists. */
  add(account: NewAccount): Promise<AccountAnswer> {
    return this.#transport.json({ method: 'POST', path: 'accounts', body: account });
  }

  /** Replaces the account of the same name. Throws `XivoMockProblem` 400 for an invalid account and 404 if there is none. */
  change(account: NewAccount): Promise<AccountAnswer> {
    return this.#transport.json({ method: 'PUT', path: `accounts/${encodeURIComponent(account.name)}`, body: account });
  }

  /** Deletes an account. Throws `XivoMockProblem` 404 if there is no account of this name. */
  delete(name: string): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: `accounts/${encodeURIComponent(name)}` });
  }
}
