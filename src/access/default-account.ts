import type { Store } from '#store/store.ts';
import type { Credentials } from './credentials.ts';

const table = 'accesswebservice';

/** Whether the credentials are those of an account. */
export function hasAccount(store: Store, { login, password }: Credentials): boolean {
  return store.has(table, { login, passwd: password, disable: 0 });
}

/**
 * Makes the credentials those of an account: of the one that has the login, else of the one of that name, else of a new one with
 * all rights.
 */
export function setAccount(store: Store, { login, password }: Credentials, name: string): void {
  const known = [{ login }, { name }].find((where) => store.has(table, where));
  const credentials = { login, passwd: password, disable: 0 };
  if (known !== undefined) store.update(table, known, credentials);
  else store.insert(table, { ...credentials, name, description: '', rights: '["*"]' });
}
