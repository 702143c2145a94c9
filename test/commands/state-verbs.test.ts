import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { listen } from '../support/transports.ts';
import { startForCommands } from './mock-for-commands.ts';
import { outcomeOf } from './outcome.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('a snapshot is saved, compared, exported to another mock, restored and deleted', async () => {
  const { run } = await startForCommands();
  const other = await startForCommands();
  const file = join(folder(), 'before.sqlite');
  expect((await run('snapshot')).stdout).toBe('no snapshots\n');
  expect((await run('snapshot', 'save', 'before')).stdout).toMatch(/^before {2}\S+Z {2}\d+ bytes\n$/);
  expect((await run('snapshot', 'diff', 'before')).stdout).toBe('no differences\n');
  await run('accounts', 'add', 'reader', '--host', '192.0.2.0/24');
  expect((await run('snapshot', 'diff', 'before')).stdout).toBe('accesswebservice  1 added  0 removed  0 changed\n');
  expect((await run('snapshot', 'export', 'before', file)).stdout).toMatch(
    /^wrote before to \S+before\.sqlite, \d+ bytes\n$/,
  );
  expect(await other.run('snapshot', 'import', 'copy', file)).toMatchObject({ status: 0 });
  expect(await other.run('snapshot', 'restore', 'copy')).toMatchObject({ status: 0 });
  expect((await run('snapshot', 'restore', 'before')).stdout).toMatch(/^restored before in [\d.]+ ms, generation 2\n$/);
  expect((await run('snapshot', 'delete', 'before')).stdout).toBe('deleted snapshot before\n');
  expect(await run('snapshot', 'restore', 'before')).toMatchObject({ status: 1 });
});

test('a file that is not a snapshot is refused', async () => {
  const { run } = await startForCommands();
  const file = join(folder(), 'note.txt');
  writeFileSync(file, 'no database');
  expect(await run('snapshot', 'import', 'note', file)).toMatchObject({ status: 2, stdout: '' });
  expect((await run('snapshot', 'import', 'note', `${file}.gone`)).stderr).toMatch(/: there is no such file\n$/);
});

test('an account is added, listed, replaced and deleted', async () => {
  const { run } = await startForCommands();
  const rights = 'service/ipbx/pbx_settings/lines';
  expect(
    (await run('accounts', 'add', 'reader', '--login', 'reader', '--password', 'secret', '--rights', rights)).stdout,
  ).toBe(`reader  reader  any host  ${rights}  enabled\n`);
  expect(await run('accounts', 'add', 'reader', '--host', 'pbx')).toMatchObject({ status: 1, stdout: '' });
  expect((await run('accounts', 'change', 'reader', '--host', '192.0.2.0/24', '--disable')).stdout).toBe(
    'reader  -  192.0.2.0/24  *  disabled\n',
  );
  expect((await run('accounts')).stdout).toMatch(
    /^\S+ +admin +any host +\* +enabled\nreader +- +192.0.2.0\/24 +\* +disabled\n$/,
  );
  expect((await run('accounts', 'delete', 'reader')).stdout).toBe('deleted account reader\n');
  expect(await run('accounts', 'change', 'reader', '--host', 'pbx')).toMatchObject({ status: 1 });
});

test('a problem with an account is printed with its place, or as JSON', async () => {
  const { run } = await startForCommands();
  const { status, stderr } = await run('accounts', 'add', 'reader', '--login', 'x', '--password', 'secret');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^xivo-mock: login must be 4 to 64 letters.*, but is "x"\n$/);
  const asJson = await run('accounts', 'delete', 'reader', '--json');
  expect(asJson).toMatchObject({ status: 1, stderr: '' });
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    status: 404,
    detail: 'there is no account reader; the only account is admin',
  });
});

test('a world is created, acted on by its id, and deleted', async () => {
  const { mock, run } = await startForCommands();
  expect((await run('worlds', 'create', 'w1', '--ttl', '1h')).stdout).toBe(
    [
      'world      w1',
      `address    ${mock.url}/w/w1`,
      'or header  X-Mock-World: w1',
      'or login   world-w1 with password secret-w1',
      '',
    ].join('\n'),
  );
  expect((await run('reset', '--world', 'w1')).stdout).toMatch(/generation 2\n$/);
  expect((await run('worlds')).stdout).toBe('default  generation 1\nw1       generation 2\n');
  expect(await run('worlds', 'create', 'w1')).toMatchObject({ status: 1 });
  expect(JSON.parse((await run('worlds', 'create', '--json')).stdout)).toMatchObject({ id: 'w2' });
  expect((await run('worlds', 'delete', 'w1')).stdout).toBe('deleted world w1\n');
  expect(await run('snapshot', '--world', 'w1')).toMatchObject({ status: 1, stdout: '' });
});

test('the token of the control plane comes from the flag or the environment', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world, { token: 'opens' });
  onTestFinished(() => app.close());
  const url = `http://127.0.0.1:${await listen(app)}`;
  expect(await outcomeOf(['worlds', '--url', url])).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'xivo-mock: the control plane requires its token, and this request has none; send Authorization: Bearer TOKEN\n',
  });
  expect(await outcomeOf(['worlds', '--url', url, '--token', 'opens'])).toMatchObject({ status: 0 });
  expect(await outcomeOf(['fixtures', 'export'], { XIVO_MOCK_URL: url, XIVO_MOCK_TOKEN: 'opens' })).toMatchObject({
    status: 0,
  });
});
