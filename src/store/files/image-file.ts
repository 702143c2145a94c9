import { statSync } from 'node:fs';
import { Connection, ForeignImage } from '../connection.ts';
import { checkImageBytes } from './check-image.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

/**
 * Reads the image in a file: an exported snapshot, or a state file that no mock is using. SQLite reads it, so the write-ahead log
 * of a state file is included. Throws `StateFileError`.
 */
export function readImage(file: string, schema: string): Buffer {
  try {
    if (!statSync(file).isFile())
      throw new StateFileError(file, 'it is not a file; give the path of an exported snapshot');
    const image = imageIn(file);
    // SQLite does not check constraints of a database that is opened read-only, so check a copy of the bytes.
    checkImageBytes(image, schema);
    return image;
  } catch (error) {
    if (error instanceof ForeignImage) {
      throw new StateFileError(file, `it ${error.message}; export a snapshot of this version`, { cause: error });
    }
    throw stateFileErrorOf(error, file);
  }
}

function imageIn(file: string): Buffer {
  const connection = Connection.open(file, { readonly: true, fileMustExist: true });
  try {
    return connection.image();
  } finally {
    connection.close();
  }
}
