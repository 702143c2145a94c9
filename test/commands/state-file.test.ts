import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { addEntity, heldBy } from '../kill/pbx.ts';
import { ownFolder } from '../support/state-file.ts';
import { buildProgram, firstLine, outcomeOf, run, statusOf } from './child.ts';

let built: ReturnType<typeof buildProgram>;
beforeAll(() => {
  built = buildProgram();
}, 60_000);
afterAll(() => built.remove());

const options = ['start', '--port', '0', '--no-https', '--seeds', 'fresh', '--log-level', 'silent', '--persist'];

function start(file: string) {
  return run(built.program, [...options, file]);
}

async function urlOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  return /http:\S+/.exec(await firstLine(child))?.[0] ?? '';
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  const status = statusOf(child);
  child.kill('SIGKILL');
  await status;
}

/** Runs the mock under another program that sets limits or capabilities. */
function under(command: string, argv: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(command, argv, { env: { PATH: process.env['PATH'] } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Adds entities until one is refused; returns the acknowledged names and the refusal. */
async function addUntilRefused(url: string): Promise<{ acknowledged: string[]; refusal: string }> {
  const acknowledged: string[] = [];
  for (let number = 0; number < 2000; number++) {
    const name = `e${number}`;
    try {
      await addEntity(url, name);
      acknowledged.push(name);
    } catch (error) {
      return { acknowledged, refusal: String(error) };
    }
  }
  throw new Error('no change was refused');
}

test('the ready line names the starting state', async () => {
  const file = join(ownFolder(), 'state.db');
  const first = start(file);
  expect(await firstLine(first)).toContain('(dialect documented, seeds fresh)');
  await kill(first);
  expect(await firstLine(start(file))).toContain(`(dialect documented, state ${file})`);
});

test('a second mock on a state is refused with one line until the first one ends, even by a kill', async () => {
  const file = join(ownFolder(), 'state.db');
  const link = join(ownFolder(), 'link');
  symlinkSync(file, link);
  const first = start(file);
  const url = await urlOf(first);
  for (const name of [file, link]) {
    expect(await outcomeOf(start(name))).toEqual({
      status: 2,
      stdout: '',
      stderr: `xivo-mock: ${file}: another mock is using this state; stop it, or use another file\n`,
    });
  }
  await addEntity(url, 'mine');
  await kill(first);
  expect([...(await heldBy(await urlOf(start(link)))).entities]).toEqual(['entity', 'mine']);
});

test('a second mock is refused although the lock of the first one was deleted', async () => {
  const file = join(ownFolder(), 'state.db');
  const first = start(file);
  const url = await urlOf(first);
  for (const name of ['before', 'between']) {
    rmSync(`${file}.lock`);
    expect(await outcomeOf(start(file))).toEqual({
      status: 2,
      stdout: '',
      stderr: `xivo-mock: ${file}: another process has this state open; stop it, or use another file\n`,
    });
    await addEntity(url, name);
  }
  await kill(first);
  expect([...(await heldBy(await urlOf(start(file)))).entities]).toEqual(['entity', 'before', 'between']);
});

test('a limit on the size of files refuses changes with a reason and loses no acknowledged one', async () => {
  const file = join(ownFolder(), 'state.db');
  const script = `ulimit -f 1500; exec ${[process.execPath, built.program, ...options, file].join(' ')}`;
  const child = under('bash', ['-c', script]);
  const url = await urlOf(child);
  const { acknowledged, refusal } = await addUntilRefused(url);
  expect(refusal).toMatch(/^Error: add e\d+: 500 \S+: (?:reading or writing it failed|the file size limit)/);
  expect([...(await heldBy(url)).entities]).toEqual(['entity', ...acknowledged]);
  await kill(child);
  expect([...(await heldBy(await urlOf(start(file)))).entities]).toEqual(['entity', ...acknowledged]);
});

/** Mounts a small file system; `undefined` if this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = ownFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder]).status !== 0) return undefined;
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

test('a full disk refuses changes and baselines with a reason, and the mock continues once there is space', async ({
  skip,
}) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('this user may not mount a file system');
  const file = join(disk, 'state.db');
  const child = start(file);
  const url = await urlOf(child);
  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc((bavail - 50) * bsize));
  const { acknowledged, refusal } = await addUntilRefused(url);
  expect(refusal).toMatch(/: 500 \S+: the disk is full; free some space$/);
  const baseline = await fetch(`${url}/__admin/baseline`, { method: 'PUT' });
  expect([baseline.status, await baseline.json()]).toMatchObject([
    500,
    { detail: `${file}.baseline: the disk is full; free some space` },
  ]);
  expect((await fetch(`${url}/__admin/snapshots/full`, { method: 'PUT' })).status).toBe(201);
  expect([...(await heldBy(url)).entities]).toEqual(['entity', ...acknowledged]);
  rmSync(filler);
  await addEntity(url, 'after');
  await kill(child);
  const next = start(file);
  const nextUrl = await urlOf(next);
  expect([...(await heldBy(nextUrl)).entities]).toEqual(['entity', ...acknowledged, 'after']);
  expect((await fetch(`${nextUrl}/__admin/reset`, { method: 'POST' })).status).toBe(200);
  expect([...(await heldBy(nextUrl)).entities]).toEqual(['entity']);
  await kill(next);
});

test('on a full disk the first start exits with one line and leaves no state', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('this user may not mount a file system');
  const file = join(disk, 'state.db');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc((bavail - 50) * bsize));
  expect(await outcomeOf(start(file))).toMatchObject({
    status: 2,
    stderr: `xivo-mock: ${file}.baseline: the disk is full; free some space\n`,
  });
  rmSync(join(disk, 'filler'));
  expect(await firstLine(start(file))).toContain('seeds fresh');
});

/** Starts without the capabilities by which root ignores file permissions. */
function startWithoutRights(file: string): ChildProcessWithoutNullStreams {
  if (process.getuid?.() !== 0) return start(file);
  const drop = ['--bounding-set', '-dac_override,-dac_read_search'];
  return under('setpriv', [...drop, process.execPath, built.program, ...options, file]);
}

const user = `user ${process.getuid?.()}`;

test('without permissions the start exits with the path, the user and what to do', async () => {
  const folder = ownFolder();
  const file = join(folder, 'state.db');
  await kill(await ready(start(file)));
  const refused = async (path: string, mode: number) => {
    chmodSync(path, mode);
    const { status, stderr } = await outcomeOf(startWithoutRights(file));
    chmodSync(path, 0o755);
    expect(status).toBe(2);
    return stderr;
  };
  expect(await refused(folder, 0o555)).toBe(
    `xivo-mock: ${file}: ${user} may not write to the folder ${folder} (owner ${process.getuid?.()}, mode 555); run "chown ${process.getuid?.()} ${folder}", or run the mock as its owner\n`,
  );
  expect(await refused(folder, 0)).toMatch(/^xivo-mock: [^\n]*state\.db: user \d+ may not [^\n]*\n$/);
  expect(await refused(file, 0o444)).toContain(`${file}: ${user} may not read and write it (owner `);
  expect(await refused(`${file}.baseline`, 0)).toContain(
    `${file}.baseline: ${user} cannot open it; check the permissions`,
  );
  expect(await refused(`${file}.lock`, 0)).toContain(`${file}.lock: ${user} cannot open it; check the permissions`);
  expect(await firstLine(startWithoutRights(file))).toContain(`state ${file}`);
});

async function ready(child: ChildProcessWithoutNullStreams): Promise<ChildProcessWithoutNullStreams> {
  await firstLine(child);
  return child;
}

test('a baseline that cannot be written is refused with the reason, and the old one stays', async () => {
  const folder = ownFolder();
  const file = join(folder, 'state.db');
  const child = startWithoutRights(file);
  const url = await urlOf(child);
  await addEntity(url, 'later');
  chmodSync(folder, 0o555);
  const answer = await fetch(`${url}/__admin/baseline`, { method: 'PUT' });
  chmodSync(folder, 0o755);
  expect([answer.status, await answer.json()]).toMatchObject([
    500,
    { detail: `${file}.baseline: ${user} may not read and write it; change its owner or its mode` },
  ]);
  expect((await fetch(`${url}/__admin/reset`, { method: 'POST' })).status).toBe(200);
  expect([...(await heldBy(url)).entities]).toEqual(['entity']);
});

test('a signal to npm start ends the mock and npm', async () => {
  const folder = ownFolder();
  symlinkSync(join(built.program, '..'), join(folder, 'dist'));
  mkdirSync(join(folder, 'home'));
  const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', scripts: { start: scripts.start } }));
  const argv = ['start', '--silent', '--', '--port', '0', '--no-https', '--seeds', 'empty', '--log-level', 'silent'];
  const env = { PATH: process.env['PATH'], HOME: join(folder, 'home') };
  const child = spawn('npm', argv, { cwd: folder, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await urlOf(child);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const status = statusOf(child);
  child.kill('SIGTERM');
  expect(await status).toBe(0);
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
});
