import { Connection, ForeignImage, foreignImageOf } from '../connection.ts';

/** A row of `sqlite_schema`: a table, index, trigger or view. */
interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Checks an untrusted database: it must have exactly the tables, indexes and triggers of the schema, and pass SQLite's quick
 * check. Throws `ForeignImage`.
 */
export function checkImage(connection: Connection, schema: string): void {
  const reference = Connection.create(schema);
  try {
    compareSchemas(objectsOf(connection), objectsOf(reference));
    if (!connection.isIntact()) throw new ForeignImage('is damaged');
  } catch (error) {
    throw foreignImageOf(error);
  } finally {
    reference.close();
  }
}

/** Like `checkImage`, for the bytes of a database. */
export function checkImageBytes(image: Buffer, schema: string): void {
  const connection = Connection.open(image);
  try {
    checkImage(connection, schema);
  } finally {
    connection.close();
  }
}

function objectsOf(connection: Connection): ReadonlyMap<string, SchemaObject> {
  const sql = 'SELECT type, name, sql FROM sqlite_schema ORDER BY rowid';
  const objects = connection.database.prepare<[], SchemaObject>(sql).all();
  return new Map(objects.map((object) => [object.name, object]));
}

function compareSchemas(actual: ReadonlyMap<string, SchemaObject>, expected: ReadonlyMap<string, SchemaObject>): void {
  for (const { name, type, sql } of expected.values()) {
    const object = actual.get(name);
    if (object === undefined) throw new ForeignImage(`lacks the ${type} ${name}`);
    if (object.type !== type) throw new ForeignImage(`has ${name} as a ${object.type} instead of a ${type}`);
    if (normalized(object.sql) !== normalized(sql))
      throw new ForeignImage(`declares the ${type} ${name} differently from schema.sql`);
  }
  for (const { name, type } of actual.values()) {
    if (!expected.has(name)) throw new ForeignImage(`has the ${type} ${name}, which schema.sql does not have`);
  }
}

/** Strips comments and collapses white space. */
function normalized(sql: string | null): string {
  return (sql ?? '').replace(/--.*/g, '').replace(/\s+/g, ' ');
}
