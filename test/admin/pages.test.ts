import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { ownFolder } from '../support/state-file.ts';

/** A mock whose inspector is a folder with these files. */
function mockWithPages({ files, token }: { files?: Readonly<Record<string, string>>; token?: string } = {}) {
  const pages = ownFolder();
  if (files !== undefined) mkdirSync(join(pages, 'ui/folder'), { recursive: true });
  for (const [name, content] of Object.entries(files ?? {})) writeFileSync(join(pages, 'ui', name), content);
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { pages, token });
  onTestFinished(() => app.close());
  return app;
}

const files = { 'index.html': '<!doctype html>', 'app.js': 'start();', 'app.css': 'a{}', 'readme.bin': 'x' };

test.each([
  ['', '<!doctype html>', 'text/html; charset=utf-8'],
  ['app.js', 'start();', 'text/javascript; charset=utf-8'],
  ['app.css', 'a{}', 'text/css; charset=utf-8'],
  ['readme.bin', 'x', 'application/octet-stream'],
])('serves the file "%s" of a page', async (name, content, type) => {
  const answer = await mockWithPages({ files }).inject(`/__admin/ui/${name}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(content);
  expect(answer.headers['content-type']).toBe(type);
});

test('lets a page run its own scripts only, and call the mock only', async () => {
  const { headers } = await mockWithPages({ files }).inject('/__admin/ui/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-cache');
});

test('redirects a path without its slash, with its query', async () => {
  const app = mockWithPages({ files });
  const answer = await app.inject('/__admin/ui?world=w1');
  expect(answer.statusCode).toBe(302);
  expect(answer.headers.location).toBe('ui/?world=w1');
  expect((await app.inject('/__admin/ui')).headers.location).toBe('ui/');
});

test('serves pages without the token, and nothing else', async () => {
  const app = mockWithPages({ files, token: 'sesame' });
  expect((await app.inject('/__admin/ui/')).statusCode).toBe(200);
  expect((await app.inject('/__admin/ui/app.js')).statusCode).toBe(200);
  expect((await app.inject('/__admin/requests')).statusCode).toBe(401);
  expect((await app.inject('/__admin/ui/app.js/more')).statusCode).toBe(401);
});

test('refuses a page to a host name of another domain', async () => {
  const answer = await mockWithPages({ files }).inject({ url: '/__admin/ui/', headers: { host: 'evil.example' } });
  expect(answer.statusCode).toBe(403);
});

test.each(['missing.js', '..%2Fsecret', '%2e%2e', 'folder', 'index.html%00'])('has no file %s', async (name) => {
  const answer = await mockWithPages({ files }).inject(`/__admin/ui/${name}`);
  expect(answer.statusCode).toBe(404);
  expect(answer.json().detail).toMatch(/^this page has no file |^the control plane has no /);
});

test('says how to build pages that are missing', async () => {
  const answer = await mockWithPages().inject('/__admin/ui/');
  expect(answer.statusCode).toBe(404);
  expect(answer.json().detail).toBe('the pages of the mock are not built; run npm run build');
});
