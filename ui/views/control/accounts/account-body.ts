import type { AccountAnswer } from '#client/answers.ts';
import type { NewAccount } from '#client/bodies.ts';

/** What the form of an account holds. */
export interface AccountFields {
  readonly name: string;
  readonly login: string;
  readonly passwd: string;
  readonly host: string;
  readonly description: string;
  readonly disable: boolean;
  readonly rights: readonly string[];
}

/** Returns the fields of an account, or of a new one with all rights. The mock does not say the password. */
export function fieldsOf(account: AccountAnswer | undefined): AccountFields {
  if (account === undefined) {
    return { name: '', login: '', passwd: '', host: '', description: '', disable: false, rights: ['*'] };
  }
  const { name, login, host, description, disable, rights } = account;
  return { name, login: login ?? '', passwd: '', host: host ?? '', description, disable, rights };
}

/** Returns the body that the fields describe; empty fields are left out. */
export function accountBody({ login, passwd, host, ...others }: AccountFields): NewAccount {
  return {
    ...others,
    ...(login !== '' && { login }),
    ...(passwd !== '' && { passwd }),
    ...(host !== '' && { host }),
  };
}
