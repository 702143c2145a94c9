/** A state file cannot be used. The message names the file, the problem and the remedy. */
export class StateFileError extends Error {
  /** As when the real server cannot reach its database (core.md 6.1). */
  readonly statusCode = 500;

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
  }
}

/** Explanations of system and SQLite error codes; a code also covers its extended codes, such as `SQLITE_IOERR_WRITE`. */
const meanings: Readonly<Record<string, () => string>> = {
  ENOSPC: () => 'the disk is full; free some space',
  SQLITE_FULL: () => 'the disk is full; free some space',
  EDQUOT: () => 'the disk quota is used up; free some space',
  EFBIG: () => 'the file size limit is reached; raise it',
  SQLITE_IOERR: () => 'reading or writing it failed; check for a failing or full disk, or a file size limit',
  EACCES: () => `${userName()} may not read and write it; change its owner or its mode`,
  EPERM: () => `${userName()} may not read and write it; change its owner or its mode`,
  SQLITE_READONLY: () => `${userName()} may not write it; change its owner or its mode`,
  SQLITE_PERM: () => `${userName()} may not write it; change its owner or its mode`,
  SQLITE_CANTOPEN: () => `${userName()} cannot open it; check the permissions of the file and its folder`,
  EROFS: () => 'the file system is read-only; use a path on another one',
  EBUSY: () => 'it is a mount point; mount its folder instead of the file',
  ENOENT: () => 'the file is missing',
  EISDIR: () => 'it is a folder; give the path of a file',
  ENOTDIR: () => 'a part of the path is a file, not a folder; give another path',
  ENAMETOOLONG: () => 'the path is too long; give a shorter one',
  ELOOP: () => 'its symbolic links form a loop; give the path of a file',
  SQLITE_BUSY: () => 'another process has locked it; stop that process',
  SQLITE_LOCKED: () => 'another process has locked it; stop that process',
  SQLITE_NOTADB: () => 'it is not an SQLite database',
  SQLITE_CORRUPT: () => 'it is damaged or cut off',
};

/** Converts an error of the file system or SQLite to a `StateFileError`; returns any other error unchanged. */
export function stateFileErrorOf(error: unknown, file: string): unknown {
  const meaning = meaningOf(error);
  return meaning === undefined ? error : new StateFileError(file, meaning, { cause: error });
}

/** Returns the explanation of a file system or SQLite error, or `undefined` for any other error. */
function meaningOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  const name = Object.keys(meanings).find((each) => code === each || code.startsWith(`${each}_`));
  return name && meanings[name]?.();
}

/** The user of this process by numeric id, for messages: `user 1000`. */
export function userName(): string {
  const id = process.getuid?.();
  return id === undefined ? 'this user' : `user ${id}`;
}
