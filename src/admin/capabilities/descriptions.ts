import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '#paths.ts';
import { textAnswer } from '../answers/about.ts';
import type { ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

/** An OpenAPI description that `npm run openapi` writes. */
interface Description {
  readonly url: string;
  /** The name of the file in docs/openapi/. */
  readonly file: string;
  readonly summary: string;
}

const descriptions: readonly Description[] = [
  { url: '/openapi.json', file: 'control-plane.json', summary: 'The OpenAPI description of the control plane' },
  { url: '/openapi/xivo.json', file: 'xivo.json', summary: 'The OpenAPI description of the web services' },
];

/** The OpenAPI descriptions. They hold nothing of the mock's state, so that tools can load them without the token. */
export function descriptionRoutes(app: ControlPlane): void {
  for (const { url, file, summary } of descriptions) {
    app.get(
      url,
      { config: { needsToken: false }, schema: { summary, response: { 200: textAnswer } } },
      async (_request, reply) => reply.type('application/json; charset=utf-8').send(await readDescription(file)),
    );
  }
}

/** Reads the file when it is asked for, because a start does not need it. */
async function readDescription(file: string): Promise<string> {
  const path = join(packageRoot, 'docs/openapi', file);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw problem(404, `this installation has no docs/openapi/${file}; npm run openapi writes it`);
  return text;
}
