import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { applyFixtures, modeOf } from '#seeding/apply.ts';
import { exportFixtures } from '#seeding/export.ts';
import { parseJsonDocument } from '#seeding/parse.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { fixtureModes } from '#seeding/section.ts';
import { documentSchema } from '#seeding/sections.ts';
import { parseYaml } from '#seeding/yaml/parse.ts';
import { textOf, UnusableFile } from '#text/file.ts';
import { textAnswer } from '../answers/about.ts';
import { documentAnswer, fixturesAnswer } from '../answers/state.ts';
import { bodyLimits, type ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

const flag = z.stringbool({ error: mustBe('true or false') }).default(false);
const query = z.strictObject({
  mode: z
    .enum(fixtureModes)
    .optional()
    .describe('`replace` starts from a PBX before its first setup. Default: `mode` of the document, or `merge`.'),
  dryRun: flag.describe('True only checks the document.'),
  strict: flag.describe('True refuses fields that the PBX ignores.'),
});

/** Fixture documents: `POST` and `GET /__admin/fixtures`, and `GET /__admin/fixtures/schema.json`. */
export function fixtureRoutes(app: ControlPlane): void {
  app.register(applyRoute);
  app.get(
    '/fixtures',
    { schema: { summary: "Export a world's state as a fixture document", response: { 200: documentAnswer } } },
    async ({ world: { store } }) => exportFixtures(store),
  );
  app.get(
    '/fixtures/schema.json',
    { schema: { summary: 'The JSON Schema of fixture documents', response: { 200: textAnswer } } },
    async ({ world: { store, dialect } }, reply) => {
      const schema = z.toJSONSchema(documentSchema(store, dialect), { io: 'input', reused: 'ref' });
      return reply.type('application/schema+json').send(JSON.stringify({ title: 'Fixtures of xivo-mock', ...schema }));
    },
  );
}

/** Documents are parsed like those in files, which refuses duplicate keys and invalid UTF-8. */
async function applyRoute(app: ControlPlane): Promise<void> {
  app.removeContentTypeParser('application/json');
  readDocuments(app, 'application/json', async (text) => (text === '' ? undefined : parseJsonDocument(text)));
  readDocuments(app, 'application/yaml', parseYaml);
  app.post(
    '/fixtures',
    {
      bodyLimit: bodyLimits.fixtures,
      schema: { summary: 'Apply a fixture document to a world', querystring: query, response: { 200: fixturesAnswer } },
    },
    async ({ world, query: { dryRun, strict, mode: queryMode }, body: document }) => {
      const mode = queryMode ?? modeOf(document);
      const counts = await withProblems(async () => applyFixtures(world, document, { mode, dryRun, strict }));
      if (!dryRun) world.publish({ type: 'fixtures', mode, applied: counts });
      return { mode, dryRun, strict, applied: counts };
    },
  );
}

function readDocuments(app: ControlPlane, type: string, parse: (text: string) => Promise<unknown>): void {
  app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    withProblems(async () => parse(documentText(body))),
  );
}

function documentText(body: Buffer): string {
  try {
    return textOf(body);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new InvalidFixtures([{ at: 'document', message: error.message }]);
  }
}

async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidFixtures)) throw error;
    throw problem(400, `the fixtures cannot be applied: ${error.summary}`, error.problems);
  }
}
