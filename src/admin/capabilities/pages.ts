import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { shorten } from '#input/describe-value.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { problem } from '../problem.ts';

const params = z.object({ file: z.string().describe('Name of a file.') });

const file = () => z.instanceof(Buffer);

const noPage = () => z.undefined();

/** Content types of the files of pages. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Pages run their own scripts only, call the mock only, and cannot be framed. Images may be inlined in style sheets. */
const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

/** A page that `npm run build` has made: the files of a folder, served at a path. */
interface Page {
  /** The path below `/__admin/`, and the folder below that of the built pages. */
  readonly name: string;
  readonly summary: string;
}

const pages: readonly Page[] = [
  { name: 'ui', summary: 'The inspector: requests, state and controls, in the browser' },
  { name: 'docs', summary: 'The OpenAPI descriptions, readable and triable in the browser' },
];

/** The pages of the control plane. They hold nothing of the mock's state, so that a browser can load them without the token. */
export function pageRoutes(app: ControlPlane, parts: ControlPlaneParts): void {
  for (const page of pages) servePage(app, page, join(parts.pages, page.name));
}

function servePage(app: ControlPlane, { name, summary }: Page, folder: string): void {
  const config = { needsToken: false };
  app.get(
    `/${name}`,
    { config, schema: { summary: `Redirects to /__admin/${name}/`, response: { 302: noPage } } },
    async (request, reply) => {
      const query = request.url.indexOf('?');
      return reply.redirect(`${name}/${query < 0 ? '' : request.url.slice(query)}`);
    },
  );
  app.get(`/${name}/`, { config, schema: { summary, response: { 200: file } } }, (_request, reply) =>
    sendFile(reply, folder, 'index.html'),
  );
  app.get(
    `/${name}/:file`,
    { config, schema: { summary: 'A script, style sheet or image of the page', params, response: { 200: file } } },
    ({ params: { file: requested } }, reply) => sendFile(reply, folder, requested),
  );
}

/** Sends a file of the folder. Only names that the folder lists are read, so that no name can lead out of it. */
async function sendFile(reply: FastifyReply, folder: string, name: string): Promise<Buffer> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) throw problem(404, 'the pages of the mock are not built; run npm run build');
  if (!entries.some((entry) => entry.isFile() && entry.name === name))
    throw problem(404, `this page has no file ${shorten(name)}`);
  const content = await readFile(join(folder, name));
  reply.headers(headers).type(types[extname(name)] ?? 'application/octet-stream');
  return content;
}
