import Database from 'better-sqlite3';

/** Opens a database as `better-sqlite3` does. If its native binary cannot be loaded, the error says what to do. */
export function openDatabase(source: string | Buffer, options?: Database.Options): Database.Database {
  try {
    return new Database(source, options);
  } catch (error) {
    throw nativeModuleError(error);
  }
}

/**
 * Returns an error that says what to do if `error` means that the binary of `better-sqlite3` is missing or belongs to another version of
 * Node; any other error as it is.
 */
export function nativeModuleError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const remedy = remedyFor(error.message);
  // The message lists the thirteen places where the binary is not, so it does not become the cause.
  if (error.message.startsWith('Could not locate the bindings file'))
    return new Error(`better-sqlite3 has no binary, as its install script did not run; ${remedy}`);
  if ('code' in error && error.code === 'ERR_DLOPEN_FAILED')
    return new Error(`better-sqlite3 was built for another Node or system; ${remedy}`, { cause: error });
  return error;
}

/** The command that builds the binary. The message names its path, which shows whether pnpm has installed it. */
function remedyFor(message: string): string {
  return /[\\/]\.pnpm[\\/]/.test(message)
    ? 'run "pnpm approve-builds" and allow it, then "pnpm rebuild better-sqlite3"'
    : 'run "npm rebuild better-sqlite3" where it is installed, and let its install script run';
}
