import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { commands } from '#commands/index.ts';
import { optionsOf } from '#config/option.ts';
import { startOptions } from '#config/options.ts';
import { packageRoot } from '#paths.ts';
import { resources } from '#resources/index.ts';
import { documents, readDocument } from '../support/docs/documents.ts';
import { startMock } from '../support/mock.ts';

const texts = new Map(documents.map((name) => [name, readDocument(name)]));

/** The matches of a pattern in the documents, each with its document. */
function mentions(pattern: RegExp): readonly { readonly name: string; readonly what: string }[] {
  return [...texts].flatMap(([name, text]) =>
    [...text.matchAll(pattern)].map(({ 0: match, 1: what = match }) => ({ name, what })),
  );
}

/** Those mentions that are wrong, as lines of a failure. */
function wrong(pattern: RegExp, isRight: (what: string) => boolean): readonly string[] {
  return mentions(pattern)
    .filter(({ what }) => !isRight(what))
    .map(({ name, what }) => `${name}: ${what}`);
}

const allOptions = commands.flatMap(({ options }) => optionsOf(options));

/** Options of other programs in the examples: curl, npm, the scripts of the project. */
const tools = [
  ...['save-dev', 'cacert', 'retry', 'retry-connrefused', 'only', 'quick', 'help', 'test-reporter', 'dry-run', 'yes'],
  ...['allow-build', 'dev', 'global', 'ignore-engines', 'omit', 'package', 'test', 'version', 'alternatives'],
];

/** Options of container engines and their tools. */
const engines = [
  ...['rm', 'user', 'link', 'detach', 'name', 'read-only', 'cap-drop', 'security-opt', 'force'],
  ...['build', 'exit-code-from', 'from-literal', 'push', 'time'],
];

const foreign = [...tools, ...engines];

test('every option that a document names exists', () => {
  const flags = [...allOptions.flatMap(({ flag }) => [flag.slice(2), `no-${flag.slice(2)}`]), ...foreign];
  expect(wrong(/(?<=[\s`("])--([a-z][a-z-]+)/g, (flag) => flags.includes(flag))).toEqual([]);
});

test('every variable that a document names exists', () => {
  const variables = allOptions.map(({ variable }) => variable);
  // Kubernetes and Docker set these for a service of the name.
  const links = ['XIVO_MOCK_SERVICE_HOST'];
  expect(wrong(/XIVO_MOCK_[A-Z_]+/g, (name) => [...variables, ...links].includes(name))).toEqual([]);
});

test('every file of the project that a document names is there', () => {
  const path = /`((?:src|test|scripts|seeds|bench|docs)\/[\w./-]*|schema\.sql|[A-Z]+\.md)`/g;
  expect(wrong(path, (file) => existsSync(join(packageRoot, file)))).toEqual([]);
});

test('every npm script that a document names exists', () => {
  const known = z.object({ scripts: z.record(z.string(), z.string()) });
  const { scripts } = known.parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));
  expect(wrong(/npm run ([\w:-]+)/g, (name) => Object.hasOwn(scripts, name))).toEqual([]);
});

test('every command of the program that a document names exists', () => {
  const names = commands.map(({ name }) => name);
  expect(wrong(/^(?:\$ |npx )xivo-mock ([a-z]+)/gm, (name) => names.includes(name))).toEqual([]);
  expect(wrong(/`xivo-mock (?!ready on )([a-z]+)/g, (name) => names.includes(name))).toEqual([]);
});

test('every path of a web service that a document names is routed', () => {
  const paths = resources.flatMap(({ base, path, aliases = [] }) =>
    [path, ...aliases.map((alias) => alias.path)].map((one) => `${base}/${one}`),
  );
  // Misspelt on purpose.
  const unknown = ['service/ipbx/pbx_settings/user'];
  const url =
    /((?:service\/ipbx|callcenter|xivo\/configuration|statistics\/call_center|cti)\/json\.php\/(?:restricted|private)\/[\w/]+)/g;
  const plain = (what: string) => what.replace(/\/json\.php\/\w+/, '').replace(/\/$/, '');
  expect(wrong(url, (what) => [...paths, ...unknown].includes(plain(what)))).toEqual([]);
});

/** `GET /__admin/requests/ID`: the requests of the control plane and the probes, with names of parameters in capitals. */
async function declaredRequests(): Promise<readonly string[]> {
  const { app } = startMock();
  const requests: string[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (!/^\/(?:__admin\/[^*]|livez|readyz)/.test(url)) return;
    const path = url.replaceAll(/:(\w+)/g, (_parameter, name: string) => name.toUpperCase());
    for (const one of [method].flat()) requests.push(`${one} ${path}`);
  });
  await app.ready();
  const isRequest = /^(?:GET|POST|PUT|DELETE) \/__admin|^GET /;
  return requests.filter((request) => isRequest.test(request));
}

test('the control plane is described with all of its requests, and no others', async () => {
  const requests = await declaredRequests();
  const described = [...readDocument('docs/control-plane.md').matchAll(/`((?:GET|POST|PUT|DELETE) \/[^`?]*)/g)].map(
    ([, request = '']) => request.trim(),
  );
  expect(requests.filter((request) => !described.includes(request))).toEqual([]);
  expect(
    wrong(/`((?:GET|POST|PUT|DELETE) \/(?:__admin|livez|readyz)[^`? ]*)/g, (request) => requests.includes(request)),
  ).toEqual([]);
});

test('every control-plane path that a document names exists', async () => {
  const patterns = (await declaredRequests()).map((request) => {
    const path = request.replace(/^\w+ /, '').replaceAll(/\b[A-Z]+\b/g, '[^/]+');
    return new RegExp(`^${path}$`);
  });
  // Misspelt on purpose.
  const unknown = ['/__admin/snapshot'];
  const isRequest = (path: string) => unknown.includes(path) || patterns.some((pattern) => pattern.test(path));
  expect(wrong(/(\/__admin\/[\w./-]*\w)/g, isRequest)).toEqual([]);
});

test('the options of the server are described in one table', () => {
  const configuration = readDocument('docs/configuration.md');
  for (const { flag } of optionsOf(startOptions)) expect(configuration).toContain(`| \`${flag}\` |`);
});
