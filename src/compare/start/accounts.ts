import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { InvalidInput, read } from '#input/read.ts';
import { readTextFile, UnusableFile } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import type { CredentialsOf } from '../replay/request.ts';

/** An account of a recording that nothing has credentials for. */
class UnknownAccount extends Error {}

/** A row of `accesswebservice.json`; an account may have only a host. */
const accountRow = z.looseObject({ login: z.string().nullish(), passwd: z.string().nullish() });

/** The row of an account in a start state. */
export type AccountRow = Readonly<Record<string, unknown>> & z.output<typeof accountRow>;

/** The state whose accounts recordings use by default. */
const usualStart = 'start';

/** Names that stand for credentials that are refused. */
const refusedAccounts: Readonly<Record<string, string>> = { badpass: 'full:wrong', baduser: 'nobody:nopass' };

/**
 * Returns the accounts of a start state. A state before the set-up has none: its recordings use those of the state `start` beside it.
 * Throws an `Error` with the file and the reason if they cannot be read.
 */
export function accountRowsOf(folder: string, start = usualStart): readonly AccountRow[] {
  const own = join(folder, start, 'accesswebservice.json');
  const usual = join(folder, usualStart, 'accesswebservice.json');
  const file = [own, usual].find((path) => existsSync(path));
  return file === undefined ? [] : readRows(file);
}

function readRows(file: string): readonly AccountRow[] {
  try {
    return read(z.array(accountRow), parseJson(readTextFile(file)), 'the file');
  } catch (error) {
    if (error instanceof NotJson) throw new Error(`${file}: ${error.place}: ${error.message}`, { cause: error });
    if (error instanceof UnusableFile || error instanceof InvalidInput)
      throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Where credentials come from. */
export interface AccountSources {
  /** `login:password` by the name of an account. */
  readonly given: ReadonlyMap<string, string>;
  /** The accounts of the start state. */
  readonly rows: readonly AccountRow[];
  /** `login:password` for every other name. */
  readonly fallback: string | undefined;
}

/** Returns a function that looks up credentials: as given, then in the start state, then the fallback. */
export function credentialsFrom({ given, rows, fallback }: AccountSources): CredentialsOf {
  const known = new Map<string, string>(Object.entries(refusedAccounts));
  for (const { login, passwd } of rows) if (login && passwd) known.set(login, `${login}:${passwd}`);
  for (const [name, credentials] of given) known.set(name, credentials);
  return (auth) => {
    const credentials = known.get(auth) ?? (auth.includes(':') ? auth : fallback);
    if (credentials !== undefined) return credentials;
    throw new UnknownAccount(
      `the recording uses the account ${JSON.stringify(auth)}; give its credentials by --user and --password, or by --account ${auth}=LOGIN:PASSWORD`,
    );
  };
}
