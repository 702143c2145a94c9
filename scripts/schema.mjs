// Generates the row types of all tables of schema.sql in src/store/schema/rows.ts: `npm run schema`; `--check` fails if they are stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = 'src/store/schema/rows.ts';

const database = new Database(':memory:');
database.exec(readFileSync(join(root, 'schema.sql'), 'utf8'));

const tables = database
  .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`)
  .all()
  .map(({ name, sql }) => ({ name, type: typeName(name), columns: columnsOf(name, jsonColumns(sql)) }));

/** Returns the columns whose line ends with the comment JSON. */
function jsonColumns(sql) {
  return [...sql.matchAll(/^ *"?([\w-]+)"? .*-- JSON$/gm)].map(([, name]) => name);
}

function columnsOf(table, json) {
  return database
    .prepare('SELECT name, lower(type) AS type, "notnull" AS required, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
    .map(({ name, type, required, pk }) => {
      const isNullable = required === 0 && pk === 0;
      return {
        name,
        type: json.includes(name) ? either('JsonText', isNullable) : valueType(table, { type, isNullable }),
      };
    });
}

function valueType(table, { type, isNullable }) {
  if (/^(?:integer|int|smallint|serial|float)$/.test(type)) return isNullable ? 'NumberOrEmpty' : 'number';
  if (/^(?:varchar\(\d+\)|text|time)$/.test(type)) return either('string', isNullable);
  if (type === 'blob') return either(table.startsWith('mock_') ? 'Buffer' : 'BufferOrText', isNullable);
  throw new Error(`schema.sql declares a column of type ${type}, which has no TypeScript type`);
}

function either(type, isNullable) {
  return isNullable ? `${type} | null` : type;
}

/** `stats_conf` becomes `StatsConf`. */
function typeName(table) {
  return table.replace(/(?:^|_)([a-z])/g, (_match, letter) => letter.toUpperCase());
}

function declaration({ type, columns }) {
  const members = columns.map((column) => `  ${JSON.stringify(column.name)}: ${column.type};`);
  return `type ${type} = {\n${members.join('\n')}\n};`;
}

const text = `// Generated from schema.sql by \`npm run schema\`.

/** A nullable number. Rows of the seeds may hold \`''\` instead, like rows of the real server. */
type NumberOrEmpty = number | '' | null;

/** JSON as text. */
type JsonText = string;

/** Bytes in the tables of the real server; text if the value came from JSON. */
type BufferOrText = Buffer | string;

${tables.map(declaration).join('\n\n')}

/** The row type of each table. */
export type Rows = {
${tables.map(({ name, type }) => `  ${name}: ${type};`).join('\n')}
};
`;

/** Formats the source with Biome. */
function formatted(source) {
  const biome = join(root, 'node_modules/.bin/biome');
  return execFileSync(biome, ['format', `--stdin-file-path=${file}`], { cwd: root, input: source, encoding: 'utf8' });
}

const rows = formatted(text);
if (!process.argv.includes('--check')) writeFileSync(join(root, file), rows);
else if (readFileSync(join(root, file), 'utf8') !== rows) throw new Error(`${file} is stale: run npm run schema`);
