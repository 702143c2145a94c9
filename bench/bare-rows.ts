import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { createWorld } from '#seeding/create-world.ts';

/** The rows of all tables, and the statements that declare the tables and indexes. */
interface Rows {
  readonly declarations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly rows: readonly unknown[][] }[];
}

/** The rows of a mock with this many generated users, each with a line and a number. */
export function rowsOfUsers(users: number): Rows {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  generate(world, generateBody.parse({ users }), '127.0.0.1');
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-bench-'));
  const file = join(folder, 'users.sqlite');
  writeFileSync(file, world.store.image());
  world.close();
  try {
    return rowsIn(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsIn(file: string): Rows {
  const database = new Database(file, { readonly: true });
  const objects = database
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger' ORDER BY rowid`,
    )
    .all();
  const tables = objects
    .filter(({ type }) => type === 'table')
    .map(({ name }) => ({ name, rows: database.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all() }));
  database.close();
  return { declarations: objects.map(({ sql }) => sql), tables };
}

/** Inserts the rows into the same tables, with a prepared statement for each, in one transaction. Returns the time in milliseconds. */
export function insertRows({ declarations, tables }: Rows): number {
  const database = new Database(':memory:');
  database.exec(declarations.join(';'));
  const startedAt = performance.now();
  database.exec('BEGIN');
  for (const { name, rows } of tables) {
    const [first] = rows;
    if (first === undefined) continue;
    const insert = database.prepare<unknown[]>(`INSERT INTO "${name}" VALUES (${first.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
  database.exec('COMMIT');
  const elapsed = performance.now() - startedAt;
  database.close();
  return elapsed;
}
