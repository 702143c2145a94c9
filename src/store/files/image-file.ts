import { statSync } from 'node:fs';
import { Connection, ForeignImage } from '../connection.ts';
import { checkImageBytes } from './check-image.ts';
import { StateFileError, stateFileErrorOf } from './state-file-error.ts';

/**
 * The image that a file holds: an exported snapshot, or a state file that no mock serves. It is read by SQLite, which sees what the
 * log of a state file holds. Throws `StateFault`.
 */
export function readImage(file: string, schema: string): Buffer {
  try {
    if (!statSync(file).isFile())
      throw new StateFileError(file, 'it is not a file; give the path of an exported snapshot');
    const image = imageIn(file);
    // SQLite does not look at the rules of the rows of a file that it only reads, so the bytes are checked.
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
