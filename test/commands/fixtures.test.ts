import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import type { World } from '#world/world.ts';
import { listen } from '../support/transports.ts';
import { buildProgram, firstLine, outcomeOf, run } from './child.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

const good = JSON.stringify({ entities: [{ name: 'second', displayname: 'Second' }] });
const goodYaml = 'users:\n  - userfeatures: {firstname: Ada, entityid: 1}\n';
const bad = JSON.stringify({ users: [{ userfeatures: {} }], entites: [] });

/** Writes files to a folder that is removed after the test; returns their paths by name. */
function files(texts: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

async function startServer(): Promise<{ world: World; url: string }> {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world);
  onTestFinished(() => app.close());
  return { world, url: `http://127.0.0.1:${await listen(app)}` };
}

function fixtures(...argv: string[]) {
  return outcomeOf(run(built.program, ['fixtures', ...argv]));
}

function start(...argv: string[]) {
  return run(built.program, ['--no-https', '--port', '0', '--seeds', 'fresh', ...argv]);
}

test('apply sends JSON and YAML files and prints what it applied', async () => {
  const { world, url } = await startServer();
  const path = files({ 'a.json': good, 'b.yaml': goodYaml });
  expect(await fixtures('apply', path('a.json'), path('b.yaml'), '--url', url)).toEqual({
    status: 0,
    stdout: `${path('a.json')} applied: 1 entities\n${path('b.yaml')} applied: 1 users\n`,
    stderr: '',
  });
  expect(world.store.all('userfeatures')).toMatchObject([{ firstname: 'Ada' }]);
  const again = await fixtures('--url', url, '--mode', 'replace', 'apply', path('a.json'), '--json');
  expect(JSON.parse(again.stdout)).toEqual({ file: path('a.json'), applied: { entities: 1 } });
  expect(world.store.all('entity')).toMatchObject([{ name: 'second' }]);
});

test('with --strict apply and start refuse a field that the PBX ignores', async () => {
  const { world, url } = await startServer();
  const path = files({ 'a.json': JSON.stringify({ entities: [{ name: 'b', displayname: 'Bee', contry: 'FR' }] }) });
  const problem = `${path('a.json')}: entities[0].contry: the PBX ignores this field; did you mean country?\n`;
  expect(await fixtures('apply', path('a.json'), '--strict', '--url', url)).toEqual({
    status: 1,
    stdout: '',
    stderr: problem,
  });
  expect(world.store.count('entity')).toBe(1);
  const started = await outcomeOf(start('--fixtures', path('a.json'), '--strict'));
  expect([started.status, started.stderr]).toEqual([2, expect.stringContaining('did you mean country?')]);
});

test('apply stops at the first invalid file, exits with 1 and prints a line for each problem', async () => {
  const { world, url } = await startServer();
  const path = files({ 'a.json': bad, 'b.json': good });
  expect(await fixtures('apply', path('a.json'), path('b.json'), '--url', url)).toEqual({
    status: 1,
    stdout: '',
    stderr: [
      `${path('a.json')}: entites: there is no such name; did you mean entities?`,
      `${path('a.json')}: users[0].userfeatures.firstname: the field is required`,
      '',
    ].join('\n'),
  });
  expect(world.store.count('entity')).toBe(1);
});

test('check reads all files and applies none', async () => {
  const { world, url } = await startServer();
  const path = files({ 'a.yaml': 'users: [', 'b.json': good });
  const { status, stdout, stderr } = await fixtures(
    'check',
    path('a.yaml'),
    path('c.json'),
    path('b.json'),
    '--url',
    url,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: `${path('b.json')} is valid: 1 entities\n` });
  expect(stderr.split('\n')).toMatchObject([
    expect.stringContaining(`${path('a.yaml')}: line 1, column `),
    `${path('c.json')}: there is no such file`,
    '',
  ]);
  expect(world.store.count('entity')).toBe(1);
});

test('apply and check take patterns, like start', async () => {
  const { world, url } = await startServer();
  const path = files({ 'a.json': good, 'b.yaml': goodYaml });
  expect(await fixtures('check', path('*.*'), path('*.sql'), '--url', url)).toEqual({
    status: 1,
    stdout: `${path('a.json')} is valid: 1 entities\n${path('b.yaml')} is valid: 1 users\n`,
    stderr: `${path('*.sql')}: no file matches this pattern\n`,
  });
  expect((await fixtures('apply', path('*.*'), '--mode', 'replace', '--url', url)).status).toBe(0);
  expect([world.store.count('entity'), world.store.count('userfeatures')]).toEqual([1, 1]);
});

test('an exported document can be applied', async () => {
  const { url } = await startServer();
  const path = files({ 'a.json': good });
  await fixtures('apply', path('a.json'), '--url', url);
  const { status, stdout } = await fixtures('export', '--url', url);
  expect(status).toBe(0);
  writeFileSync(path('b.json'), stdout);
  expect((await fixtures('apply', path('b.json'), '--mode', 'replace', '--url', url)).status).toBe(0);
  expect((await fixtures('export', '--url', url)).stdout).toBe(stdout);
});

test.for<[string[], string]>([
  [[], 'fixtures needs a verb: apply, check, export'],
  [['aply'], 'unknown verb "aply" of fixtures; did you mean apply?'],
  [['apply'], 'fixtures apply takes FILE…, got nothing'],
  [['export', 'a.json'], 'fixtures export takes only options, got a.json'],
  [['export', '--url', 'http://127.0.0.1:1'], 'http://127.0.0.1:1 cannot be reached (bad port)'],
])('fixtures %j exits with 2 and prints one line', async ([argv, line]) => {
  expect(await fixtures(...argv)).toEqual({ status: 2, stdout: '', stderr: `xivo-mock: ${line}\n` });
});

test('start and reset load the fixtures and the init folder', async () => {
  const path = files({
    'a.json': good,
    'b.yaml': goodYaml,
  });
  const init = files({ '20.json': '{}' });
  writeFileSync(init('10.sql'), "INSERT INTO entity (name) VALUES ('third');");
  const line = await firstLine(start('--fixtures', `${path('a.json')},${path('*.yaml')}`, '--init', init('')));
  const url = /http:\/\/\S+/.exec(line)?.[0] ?? '';
  await fetch(`${url}/__admin/reset`, { method: 'POST' });
  expect(await (await fetch(`${url}/__admin/fixtures`)).json()).toMatchObject({
    tables: {
      entity: [{ name: 'entity' }, { name: 'second' }, { name: 'third' }],
      userfeatures: [{ firstname: 'Ada' }],
    },
  });
});

test('invalid fixtures make start exit with 2 and a line for each problem', async () => {
  const path = files({ 'a.json': bad, 'b.json': '{' });
  expect(await outcomeOf(start('--fixtures', path('a.json')))).toEqual({
    status: 2,
    stdout: '',
    stderr: [
      `xivo-mock: ${path('a.json')}: entites: there is no such name; did you mean entities?`,
      `xivo-mock: ${path('a.json')}: users[0].userfeatures.firstname: the field is required`,
      '',
    ].join('\n'),
  });
  const { status, stderr } = await outcomeOf(start('--init', path('')));
  expect([status, stderr]).toEqual([2, expect.stringContaining(`${path('b.json')}: line 1, column 2: is not JSON: `)]);
});
