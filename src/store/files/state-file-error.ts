/** A state file that cannot be used: one sentence that names the file and says what to do. */
export class StateFileError extends Error {
  /** The database is out of reach (core.md 6.1). */
  readonly statusCode = 500;

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}: ${message}`, options);
  }
}

/** What the codes of the system and of SQLite mean; a code stands for those that continue it, such as `SQLITE_IOERR_WRITE`. */
const meanings: Readonly<Record<string, () => string>> = {
  ENOSPC: () => 'the disk is full; free some space',
  SQLITE_FULL: () => 'the disk is full; free some space',
  EDQUOT: () => 'the disk quota is used up; free some space',
  EFBIG: () => 'the limit on the size of a file is reached; raise it',
  SQLITE_IOERR: () =>
    'the disk refuses to read or write it; look for a failing or full disk, or a limit on the size of files',
  EACCES: () => `${userName()} may not read and write it; change its owner or its mode`,
  EPERM: () => `${userName()} may not read and write it; change its owner or its mode`,
  SQLITE_READONLY: () => `${userName()} may not write it; change its owner or its mode`,
  SQLITE_PERM: () => `${userName()} may not write it; change its owner or its mode`,
  SQLITE_CANTOPEN: () => `${userName()} cannot open it; look at the rights of the file and of its folder`,
  EROFS: () => 'the file system is read-only; use a path on another one',
  EBUSY: () => 'it is a mount point of its own; mount its folder instead of the file',
  ENOENT: () => 'the file is missing',
  EISDIR: () => 'it is a folder; give the path of a file',
  ENOTDIR: () => 'a part of the path is a file; give a path of folders',
  ENAMETOOLONG: () => 'the path is too long; give a shorter one',
  ELOOP: () => 'its symbolic links lead in a circle; give the path of a file',
  SQLITE_BUSY: () => 'another process holds it locked; stop that process',
  SQLITE_LOCKED: () => 'another process holds it locked; stop that process',
  SQLITE_NOTADB: () => 'it is not an SQLite database',
  SQLITE_CORRUPT: () => 'it is damaged or cut off',
};

/** The error as a fault of the file when it comes from the disk or the database, else as it is. */
export function stateFileErrorOf(error: unknown, file: string): unknown {
  const meaning = meaningOf(error);
  return meaning === undefined ? error : new StateFileError(file, meaning, { cause: error });
}

/** What an error of the disk or the database means, in words of our own; `undefined` for any other error. */
function meaningOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  const known = Object.keys(meanings).find((name) => code === name || code.startsWith(`${name}_`));
  return known && meanings[known]?.();
}

/** The user of this process, as the system numbers it. */
export function userName(): string {
  const id = process.getuid?.();
  return id === undefined ? 'this user' : `user ${id}`;
}
