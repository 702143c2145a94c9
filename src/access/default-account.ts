import type { Store } from '#store/store.ts';
import type { Credentials } from './credentials.ts';

const table = 'accesswebservice';

/** True if an enabled account has these credentials. */
export function hasAccount(store: Store, { login, password }: Credentials): boolean {
  return store.has(table, { login, passwd: password, disable: 0 });
}

/**
 * Makes sure that an enabled account has these credentials. Updates the account with the login, else the one called
 * `name`, else adds an account of that name with all rights.
 */
export function setAccount(store: Store, { login, password }: Credentials, name: string): void {
  const existing = [{ login }, { name }].find((where) => store.has(table, where));
  const credentials = { login, passwd: password, disable: 0 };
  if (existing !== undefined) store.update(table, existing, credentials);
  else store.insert(table, { ...credentials, name, description: '', rights: '["*"]' });
}
