// The minimum of a mock of this kind: Fastify, a table in SQLite, a query checked by zod.
import Database from 'better-sqlite3';
import fastify from 'fastify';
import * as z from 'zod';

const database = new Database(':memory:');
database.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO thing (name) VALUES ('one')");
const one = database.prepare('SELECT * FROM thing WHERE id = ?');
const query = z.object({ id: z.coerce.number() });
const app = fastify();
app.get('/thing', async (request) => one.get(query.parse(request.query).id));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
