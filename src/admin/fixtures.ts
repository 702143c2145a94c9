import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { type ApplyOptions, applyFixtures } from '../fixtures/apply.ts';
import { exportFixtures } from '../fixtures/export.ts';
import { FixtureFaults } from '../fixtures/faults.ts';
import { parseYaml } from '../fixtures/parse.ts';
import { modes } from '../fixtures/section.ts';
import { documentSchema } from '../fixtures/sections.ts';
import { read } from '../input/read.ts';
import { mustBe } from '../input/sentences.ts';
import type { World } from '../world.ts';
import type { Worlds } from '../worlds.ts';
import { problem } from './problem.ts';
import { worldOf } from './world.ts';

/** What is larger is better kept as a snapshot. */
const largestDocument = 64 * 1024 * 1024;

const query = z.strictObject({
  mode: z.enum(modes).default('merge'),
  dryRun: z.stringbool({ error: mustBe('true or false') }).default(false),
  strict: z.stringbool({ error: mustBe('true or false') }).default(false),
});

/** Documents of rows and bodies: `POST` and `GET /__admin/fixtures`, and `GET /__admin/fixtures/schema.json`. */
export function fixtureRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.addContentTypeParser('application/yaml', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) =>
    asProblem(() => parseYaml(body)),
  );
  app.post('/fixtures', { bodyLimit: largestDocument }, async (request) => {
    const options = read(query, request.query, 'the query');
    const applied = await asProblem(() => apply(worldOf(worlds, request), request.body, options));
    return { ...options, applied };
  });
  app.get('/fixtures', async (request) => exportFixtures(worldOf(worlds, request).store));
  app.get('/fixtures/schema.json', async (request, reply) => {
    const { store, dialect } = worldOf(worlds, request);
    const schema = z.toJSONSchema(documentSchema(store, dialect), { io: 'input', reused: 'ref' });
    return reply.type('application/schema+json').send(JSON.stringify({ title: 'Fixtures of xivo-mock', ...schema }));
  });
}

async function apply(world: World, document: unknown, options: ApplyOptions) {
  return applyFixtures(world, document, options);
}

async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FixtureFaults) throw problem(400, 'the fixtures cannot be applied', error.faults);
    throw error;
  }
}
