import { Connection, ForeignImage, foreignImageOf } from '../connection.ts';

/** What a schema holds besides columns: tables, indexes, triggers, views. */
interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Checks a database that comes from outside: it has the tables, indexes and triggers of the schema and no others, and its pages
 * are sound. Throws `ForeignImage`.
 */
export function checkImage(connection: Connection, schema: string): void {
  const reference = Connection.create(schema);
  try {
    compareSchemas(objectsOf(connection), objectsOf(reference));
    if (!connection.isSound()) throw new ForeignImage('is damaged');
  } catch (error) {
    throw foreignImageOf(error);
  } finally {
    reference.close();
  }
}

/** As `checkImage`, for a database that came as bytes. */
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

function compareSchemas(found: ReadonlyMap<string, SchemaObject>, expected: ReadonlyMap<string, SchemaObject>): void {
  for (const { name, type, sql } of expected.values()) {
    const other = found.get(name);
    if (other === undefined) throw new ForeignImage(`lacks the ${type} ${name}`);
    if (other.type !== type) throw new ForeignImage(`has ${name} as a ${other.type} instead of a ${type}`);
    if (plain(other.sql) !== plain(sql))
      throw new ForeignImage(`declares the ${type} ${name} in another way than schema.sql`);
  }
  for (const { name, type } of found.values()) {
    if (!expected.has(name)) throw new ForeignImage(`has the ${type} ${name}, which schema.sql does not have`);
  }
}

/** The declaration without comments and layout, which change nothing. */
function plain(sql: string | null): string {
  return (sql ?? '').replace(/--.*/g, '').replace(/\s+/g, ' ');
}
