// Fastify that answers every request with a buffer of this size: `node constant.mjs BYTES`.
import fastify from 'fastify';

const body = Buffer.alloc(Number(process.argv[2]), 'x');
const app = fastify();
app.all('/*', (_request, reply) => reply.header('content-type', 'application/json').send(body));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
