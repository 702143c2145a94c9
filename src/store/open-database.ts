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
  const isMissing = error.message.startsWith('Could not locate the bindings file');
  const isForeign = 'code' in error && error.code === 'ERR_DLOPEN_FAILED';
  if (!isMissing && !isForeign) return error;
  const problem = isMissing
    ? 'has no binary, as its install script did not run'
    : 'was built for another Node or system';
  const remedy = 'run "npm rebuild better-sqlite3" where it is installed, and let npm run its install script';
  return new Error(`better-sqlite3 ${problem}; ${remedy}`, { cause: error });
}
