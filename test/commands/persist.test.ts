import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, firstLine, run, statusOf } from './child.ts';

let built: ReturnType<typeof buildProgram>;
const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-persist-'));

beforeAll(() => {
  built = buildProgram();
});

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true });
});

const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

interface Running {
  readonly url: string;
  /** Kills the process, as a crash would. */
  kill(): Promise<void>;
}

async function start(file: string, seeds = 'fresh'): Promise<Running> {
  const child = run(built.program, [
    '--port',
    '0',
    '--no-https',
    '--seeds',
    seeds,
    '--log-level',
    'silent',
    '--persist',
    file,
  ]);
  const url = /http:\S+/.exec(await firstLine(child))?.[0] ?? '';
  const ended = statusOf(child);
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function add(url: string, name: string): Promise<number> {
  const body = JSON.stringify({ name, displayname: `Entity ${name}` });
  return (await fetch(`${url}${entities}?act=add`, { method: 'POST', headers, body })).status;
}

async function listEntities(url: string): Promise<{ id: string; name: string }[]> {
  return (await fetch(`${url}${entities}?act=list`, { headers })).json() as Promise<{ id: string; name: string }[]>;
}

test('every acknowledged add survives fifty kills, and no id is assigned twice', {
  timeout: 300_000,
}, async () => {
  const file = join(folder, 'killed.db');
  const expected = ['entity'];
  for (let round = 0; round < 50; round++) {
    const mock = await start(file);
    expect((await listEntities(mock.url)).map(({ name }) => name)).toEqual(expected);
    for (let number = 0; number <= round % 3; number++) {
      const name = `e${round}-${number}`;
      expect(await add(mock.url, name)).toBe(200);
      expected.push(name);
    }
    await mock.kill();
  }
  const last = await start(file);
  const ids = (await listEntities(last.url)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(expected.length);
});

test('resets and snapshots work with a state file and survive a kill', async () => {
  const file = join(folder, 'reset.db');
  const first = await start(file);
  await add(first.url, 'kept');
  await fetch(`${first.url}/__admin/snapshots/one`, { method: 'PUT' });
  await add(first.url, 'lost');
  expect((await fetch(`${first.url}/__admin/snapshots/one/restore`, { method: 'POST' })).status).toBe(200);
  expect((await listEntities(first.url)).map(({ name }) => name)).toEqual(['entity', 'kept']);
  await first.kill();
  const second = await start(file);
  expect((await listEntities(second.url)).map(({ name }) => name)).toEqual(['entity', 'kept']);
  expect((await fetch(`${second.url}/__admin/reset`, { method: 'POST' })).status).toBe(200);
  expect((await listEntities(second.url)).map(({ name }) => name)).toEqual(['entity']);
  await second.kill();
  expect((await listEntities((await start(file)).url)).map(({ name }) => name)).toEqual(['entity']);
});

test('a live call goes on after a kill as its rows say', { timeout: 60_000 }, async () => {
  const file = join(folder, 'live-call.db');
  const control = async (url: string, path: string, body: object) =>
    (
      await fetch(`${url}/__admin${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  const first = await start(file, 'documented');
  const answers = { after: 0, talks: 3000 };
  const placed = await control(first.url, '/calls', {
    from: { user: 1 },
    to: '100',
    live: true,
    everybody: { answers },
  });
  expect(placed).toMatchObject({ id: 'call-1', outcome: 'in progress' });
  await first.kill();
  const second = await start(file, 'documented');
  const call = async () => (await fetch(`${second.url}/__admin/calls/call-1`)).json();
  expect(await call()).toMatchObject({ outcome: 'in progress', startedAt: placed.startedAt });
  await control(second.url, '/clock/advance', { by: '1h' });
  expect(await call()).toMatchObject({ outcome: 'answered', records: { cel: { count: 13 } } });
  await second.kill();
});
