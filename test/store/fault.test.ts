import { expect, test } from 'vitest';
import { StateFileError, stateFileErrorOf, userName } from '#store/files/state-file-error.ts';

function errorWith(code: unknown): Error {
  return Object.assign(new Error('words of the system'), { code });
}

test.each([
  ['ENOSPC', 'the disk is full; free some space'],
  ['SQLITE_FULL', 'the disk is full; free some space'],
  ['EDQUOT', 'the disk quota is used up; free some space'],
  ['EFBIG', 'the file size limit is reached; raise it'],
  ['SQLITE_IOERR_WRITE', 'reading or writing it failed; check for a failing or full disk, or a file size limit'],
  ['EACCES', `${userName()} may not read and write it; change its owner or its mode`],
  ['EPERM', `${userName()} may not read and write it; change its owner or its mode`],
  ['SQLITE_READONLY_DIRECTORY', `${userName()} may not write it; change its owner or its mode`],
  ['SQLITE_PERM', `${userName()} may not write it; change its owner or its mode`],
  ['SQLITE_CANTOPEN', `${userName()} cannot open it; check the permissions of the file and its folder`],
  ['EROFS', 'the file system is read-only; use a path on another one'],
  ['EBUSY', 'it is a mount point; mount its folder instead of the file'],
  ['ENOENT', 'the file is missing'],
  ['EISDIR', 'it is a folder; give the path of a file'],
  ['ENOTDIR', 'a part of the path is a file, not a folder; give another path'],
  ['ENAMETOOLONG', 'the path is too long; give a shorter one'],
  ['ELOOP', 'its symbolic links form a loop; give the path of a file'],
  ['SQLITE_BUSY_SNAPSHOT', 'another process has locked it; stop that process'],
  ['SQLITE_LOCKED', 'another process has locked it; stop that process'],
  ['SQLITE_NOTADB', 'it is not an SQLite database'],
  ['SQLITE_CORRUPT_INDEX', 'it is damaged or cut off'],
])('the message for %s says what to do, after the name of the file', (code, meaning) => {
  const cause = errorWith(code);
  const fault = stateFileErrorOf(cause, 'pbx.db');
  expect(fault).toBeInstanceOf(StateFileError);
  expect(fault).toMatchObject({ message: `pbx.db: ${meaning}`, cause, statusCode: 500 });
});

test.each([
  errorWith('ENOENT2'),
  errorWith('XSQLITE_FULL'),
  errorWith(5),
  new Error('no code'),
  { code: 'ENOENT' },
  null,
])('%o is not an error of the file', (error) => {
  expect(stateFileErrorOf(error, 'pbx.db')).toBe(error);
});
