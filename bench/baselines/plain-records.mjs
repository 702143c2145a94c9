// Pages of call records without optimisation, from memory: `node plain-records.mjs FILE`.
import Database from 'better-sqlite3';
import fastify from 'fastify';

const database = new Database(':memory:');
database.prepare('ATTACH ? AS source').run(process.argv[2]);
const addedColumns = ['out_of_order'];
const columns = database.pragma('source.table_info(cel)').filter(({ name }) => !addedColumns.includes(name));
const declarations = columns.map(({ name, type }) => (name === 'id' ? 'id INTEGER PRIMARY KEY' : `"${name}" ${type}`));
const names = columns.map(({ name }) => `"${name}"`).join(', ');
database.exec(`CREATE TABLE main.cel (${declarations.join(', ')});
  INSERT INTO main.cel SELECT ${names} FROM source.cel ORDER BY id; DETACH source`);

const page = database.prepare('SELECT * FROM cel WHERE id > ? ORDER BY id LIMIT 5000');
const app = fastify();
app.get('/*', (request, reply) =>
  reply.header('content-type', 'application/json').send(pageAfter(request.query.idbeg)),
);
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);

function pageAfter(id) {
  const rows = page.all(Number(id)).map((row) => ({ ...row, id: String(row.id), amaflags: String(row.amaflags) }));
  return JSON.stringify(rows)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, escaped);
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
