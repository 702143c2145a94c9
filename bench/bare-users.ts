import fastify from 'fastify';
import * as z from 'zod';
import { userTransactions } from './user-transactions.ts';

const query = z.object({ act: z.enum(['add', 'delete']), id: z.coerce.number().optional() });
const body = z.object({ userfeatures: z.object({ lastname: z.string() }) });

const { add, remove } = userTransactions(process.argv[2] ?? '.');
const app = fastify();
app.all('/*', async (request, reply) => {
  const { act, id = 0 } = query.parse(request.query);
  if (act === 'add') return reply.send(JSON.stringify(String(add(body.parse(request.body).userfeatures.lastname))));
  remove(id);
  return reply.send();
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
