import Database from 'better-sqlite3';

/** Call records in the memory of SQLite, which makes the JSON text of pages of them. */
export interface GroupedRecords {
  /** The JSON text of the 5,000 records after an id. */
  after(id: number): string | undefined;
  close(): void;
}

/** Copies the call records of a state file into memory. */
export function groupedRecords(file: string): GroupedRecords {
  const database = new Database(':memory:');
  database.prepare('ATTACH ? AS source').run(file);
  database.exec('CREATE TABLE records AS SELECT * FROM source.cel ORDER BY id; DETACH source');
  database.exec('CREATE UNIQUE INDEX records_id ON records (id)');
  const names = database
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('records') WHERE name <> 'out_of_order'`)
    .all();
  const members = names.map(({ name }) => `'${name}', ${name}`).join(', ');
  const page = database
    .prepare<[number], string>(
      `SELECT json_group_array(json_object(${members})) FROM (SELECT * FROM records WHERE id > ? ORDER BY id LIMIT 5000)`,
    )
    .pluck();
  return { after: (id) => page.get(id), close: () => database.close() };
}
