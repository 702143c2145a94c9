import Database, { type Statement } from 'better-sqlite3';

const chunk = 20_000;

/**
 * Inserts the call records of a file into the table of the real server, in one transaction with one prepared statement. Returns the
 * duration of the inserts in milliseconds, without reading the file.
 */
export function bareInserts(file: string): number {
  const source = new Database(file, { readonly: true });
  const target = new Database(':memory:');
  const [{ sql: table } = { sql: '' }] = source.prepare<[], { sql: string }>(tableSql).all();
  target.exec(table);
  target.exec('CREATE INDEX cel_eventtime ON cel (eventtime, id)');
  const names = columnsOf(source);
  const parameters = names.map(() => '?').join(', ');
  const insert = target.prepare(`INSERT INTO cel (${names.join(', ')}) VALUES (${parameters})`);
  const page = source.prepare<[number], unknown[]>(
    `SELECT ${names.join(', ')} FROM cel WHERE id > ? ORDER BY id LIMIT ${chunk}`,
  );
  target.exec('BEGIN');
  let elapsed = 0;
  for (let rows = page.raw().all(0); rows.length > 0; rows = page.raw().all(Number(rows.at(-1)?.[0]))) {
    elapsed += timeOf(insert, rows);
  }
  elapsed += timeOfCommit(target);
  source.close();
  target.close();
  return elapsed;
}

const tableSql = `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'cel'`;

/** The columns of the real server, without `out_of_order`, which the mock adds. */
function columnsOf(source: Database.Database): readonly string[] {
  const columns = source.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('cel') ORDER BY cid`).all();
  return columns.map(({ name }) => name).filter((name) => name !== 'out_of_order');
}

function timeOf(insert: Statement<unknown[]>, rows: readonly unknown[][]): number {
  const startedAt = performance.now();
  for (const row of rows) insert.run(...row);
  return performance.now() - startedAt;
}

function timeOfCommit(target: Database.Database): number {
  const startedAt = performance.now();
  target.exec('COMMIT');
  return performance.now() - startedAt;
}
