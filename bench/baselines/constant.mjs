// Fastify answering everything with one buffer of the given size: `node constant.mjs BYTES`.
import fastify from 'fastify';

const body = Buffer.alloc(Number(process.argv[2]), 'x');
const app = fastify();
app.all('/*', (_request, reply) => reply.header('content-type', 'application/json').send(body));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
