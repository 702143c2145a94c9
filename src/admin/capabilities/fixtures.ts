import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { read } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { type ApplyOptions, applyFixtures, modeOf } from '#seeding/apply.ts';
import { exportFixtures } from '#seeding/export.ts';
import { FixtureFaults } from '#seeding/faults.ts';
import { parseJsonDocument } from '#seeding/parse.ts';
import { modes } from '#seeding/section.ts';
import { documentSchema } from '#seeding/sections.ts';
import { parseYaml } from '#seeding/yaml/parse.ts';
import { textOf, UnusableFile } from '#text/file.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

/** What is larger is better kept as a snapshot. */
const largestDocument = 64 * 1024 * 1024;

const query = z.strictObject({
  mode: z.enum(modes).optional(),
  dryRun: z.stringbool({ error: mustBe('true or false') }).default(false),
  strict: z.stringbool({ error: mustBe('true or false') }).default(false),
});

/** Documents of rows and bodies: `POST` and `GET /__admin/fixtures`, and `GET /__admin/fixtures/schema.json`. */
export function fixtureRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.register(async (scope) => applyRoute(scope, worlds));
  app.get('/fixtures', async (request) => exportFixtures(worldOf(worlds, request).store));
  app.get('/fixtures/schema.json', async (request, reply) => {
    const { store, dialect } = worldOf(worlds, request);
    const schema = z.toJSONSchema(documentSchema(store, dialect), { io: 'input', reused: 'ref' });
    return reply.type('application/schema+json').send(JSON.stringify({ title: 'Fixtures of xivo-mock', ...schema }));
  });
}

/** Documents are read by the same rules as those in files: nothing of them is lost silently. */
function applyRoute(app: FastifyInstance, worlds: Worlds): void {
  app.removeContentTypeParser('application/json');
  readDocuments(app, 'application/json', async (text) => (text === '' ? undefined : parseJsonDocument(text)));
  readDocuments(app, 'application/yaml', parseYaml);
  app.post('/fixtures', { bodyLimit: largestDocument }, async (request) => {
    const { dryRun, strict, mode = modeOf(request.body) } = read(query, request.query, 'the query');
    const applied = await asProblem(() => apply(worldOf(worlds, request), request.body, { mode, dryRun, strict }));
    return { mode, dryRun, strict, applied };
  });
}

function readDocuments(app: FastifyInstance, type: string, parse: (text: string) => Promise<unknown>): void {
  app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    asProblem(async () => parse(documentText(body))),
  );
}

function documentText(body: Buffer): string {
  try {
    return textOf(body);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new FixtureFaults([{ at: 'document', message: error.message }]);
  }
}

async function apply(world: World, document: unknown, options: ApplyOptions) {
  return applyFixtures(world, document, options);
}

async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FixtureFaults)) throw error;
    throw problem(400, `the fixtures cannot be applied: ${error.summary}`, error.faults);
  }
}
