import { statSync } from 'node:fs';
import { checkImage } from './check-image.ts';
import { Connection, ForeignImage } from './connection.ts';
import { StateFault, stateFaultOf } from './state-fault.ts';

/**
 * The image that a file holds: an exported snapshot, or a state file that no mock serves. It is read by SQLite, which sees what the
 * log of a state file holds. Throws `StateFault`.
 */
export function readImage(file: string, schema: string): Buffer {
  let connection: Connection | undefined;
  try {
    if (!statSync(file).isFile()) throw new StateFault(file, 'it is not a file; give the path of an exported snapshot');
    connection = Connection.open(file, { readonly: true, fileMustExist: true });
    checkImage(connection, schema);
    return connection.image();
  } catch (error) {
    if (error instanceof ForeignImage) {
      throw new StateFault(file, `it ${error.message}; export a snapshot of this version`, { cause: error });
    }
    throw stateFaultOf(error, file);
  } finally {
    connection?.close();
  }
}
