import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callEntities, startForCommands } from './mock-for-commands.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('reset restores the baseline, the empty state or a snapshot', async () => {
  const { mock, run } = await startForCommands();
  await mock.admin.snapshots.save('before');
  expect((await run('reset')).stdout).toMatch(/^reset to baseline in [\d.]+ ms, generation 2\n$/);
  expect(JSON.parse((await run('reset', '--to', 'empty', '--json')).stdout)).toMatchObject({
    to: 'empty',
    generation: 3,
  });
  expect(await run('reset', '--to', 'snapshot:before')).toMatchObject({ status: 0 });
  expect(await run('reset', '--to', 'snapshot:after')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'xivo-mock: there is no snapshot after; the only snapshot is before\n',
  });
  expect(await run('reset', '--to', 'zero')).toMatchObject({ status: 2, stdout: '' });
});

test('requests lists the latest requests with the reasons of refusals', async () => {
  const { mock, run } = await startForCommands();
  for (const query of ['', '?act=view&id=999']) await callEntities(mock.url, query);
  const lines = (await run('requests')).stdout.split('\n');
  expect(lines[0]).toMatch(/^\S+ {2}\S+Z {2}200 {2}GET {2}\/xivo\/configuration/);
  expect(lines[1]).toMatch(/^\S+ {2}\S+Z {2}404 {2}GET {2}\S+id=999$/);
  expect(lines[2]).toMatch(/^ {4}refused: ./);
  expect(lines.slice(3)).toEqual(['showing 2 of 2 requests, 0 dropped', '']);
});

test('requests takes a limit and a pattern', async () => {
  const { mock, run } = await startForCommands();
  for (const query of ['', '?act=view&id=999', '']) await callEntities(mock.url, query);
  const statuses = async (...argv: string[]) => {
    const answer = JSON.parse((await run('requests', 'list', '--json', ...argv)).stdout);
    return answer.requests.map((request: { answer: { status: number } }) => request.answer.status);
  };
  expect(await statuses()).toEqual([200, 404, 200]);
  expect(await statuses('--limit', '2')).toEqual([404, 200]);
  expect(await statuses('--status', '4xx')).toEqual([404]);
  expect(await statuses('--operation', '*entity:view')).toEqual([404]);
  expect(await statuses('--account', 'nobody')).toEqual([]);
});

test('requests shows one request, and clears the journal', async () => {
  const { mock, run } = await startForCommands();
  await callEntities(mock.url);
  const id = (await mock.admin.requests()).requests[0]?.id ?? '';
  expect(JSON.parse((await run('requests', 'show', id)).stdout)).toMatchObject({ id, answer: { status: 200 } });
  expect(await run('requests', 'clear')).toEqual({ status: 0, stdout: 'deleted 1 requests\n', stderr: '' });
  expect(await run('requests', 'show', id)).toMatchObject({ status: 1, stdout: '' });
});

test('verify exits with 0 if the request was made and with 1 if not', async () => {
  const { mock, run } = await startForCommands();
  await callEntities(mock.url);
  expect(await run('verify', '{"pattern":{"operation":"*entity:list"},"count":{"exactly":1}}')).toEqual({
    status: 0,
    stdout: 'verified\n',
    stderr: '',
  });
  const { status, stdout } = await run('verify', '{"pattern":{"operation":"*entity:list","status":500}}');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^not verified\nexpected {2}\{.*\}\nactual {4}\{.*\}\nalmost {4}200 GET .*\n {2}status: expected 500, was 200\n$/,
  );
  const asJson = await run('verify', '{"pattern":{"status":500}}', '--json');
  expect(asJson.status).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ verified: false, inconclusive: false });
});

test('verify refuses invalid JSON and invalid verifications, and reads a file', async () => {
  const { run } = await startForCommands();
  expect((await run('verify', '{')).stderr).toMatch(/^xivo-mock: the JSON: line 1, column 2: is not JSON: /);
  expect(await run('verify', '{"pattern":{"status":9}}')).toMatchObject({ status: 2, stdout: '' });
  expect((await run('verify', '{"pattern":{"state":200}}')).stderr).toMatch(
    /^xivo-mock: pattern\.state is unknown; did you mean status\?$/m,
  );
  expect((await run('verify', '@missing.json')).stderr).toBe('xivo-mock: missing.json: there is no such file\n');
  const file = join(folder(), 'expected.json');
  writeFileSync(file, '{"pattern":{},"count":{"exactly":0}}');
  expect(await run('verify', `@${file}`)).toMatchObject({ status: 0 });
});

test('faults are added, listed with their hits, and removed', async () => {
  const { mock, run } = await startForCommands();
  expect((await run('faults')).stdout).toBe('no faults\n');
  expect(await run('faults', 'add', '{"id":"down","preset":"database-down","trigger":{"times":1}}')).toMatchObject({
    status: 0,
  });
  expect([await callEntities(mock.url), await callEntities(mock.url)]).toEqual([500, 200]);
  expect((await run('faults', 'list')).stdout).toMatch(
    /^down {2}1 hits {2}before {2}\{\} {2}\{.*"times":1.*\} {2}\{.*\}\n$/,
  );
  expect(await run('requests')).toMatchObject({
    stdout: expect.stringContaining('\n    fault down fired before the act: nothing is changed\n'),
  });
  expect((await run('faults', 'delete', 'down')).stdout).toBe('removed fault down\n');
  expect(await run('faults', 'delete', 'down')).toMatchObject({
    status: 1,
    stderr: 'xivo-mock: there is no fault down\n',
  });
  expect((await run('faults', 'clear')).stdout).toBe('all faults removed\n');
});

test('a fault that could never fire is refused', async () => {
  const { run } = await startForCommands();
  expect(await run('faults', 'add', '{"preset":"slow","match":{"operation":"entities:list"}}')).toMatchObject({
    status: 2,
    stdout: '',
  });
  expect((await run('faults', 'add', '{"preset":"tired"}')).stderr).toMatch(
    /^xivo-mock: preset must be one of database-down, /,
  );
  expect((await run('faults', 'presets')).stdout).toMatch(/^database-down {2,}PostgreSQL is unreachable/);
});
