import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { bytesOf } from '../load/request.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { paths } from '../wire-paths.ts';
import { untilAnswered } from './08-start.ts';

const jsonServer = 'json-server@1.0.0-beta.3';

export const npx: BenchRow = {
  number: 9,
  what: 'npx start of the packed package to the first 200',
  against: `${jsonServer} with one small file`,
  goal: { atMost: 1 },
  async run(bench) {
    const ours = installPacked(bench);
    const theirs = installJsonServer(bench);
    const flags = ['xivo-mock', 'start', '--port', '0', '--no-https', '--log-level', 'silent'];
    const figures = await inTurns(
      bench.sizes.starts,
      () => untilAnswered(bench, () => startByNpx(bench, ours, flags), bytesOf({ path: paths.users })),
      () => untilAnswered(bench, () => startJsonServer(bench, theirs), bytesOf({ path: '/posts', signed: false })),
    );
    return { unit: 'ms', ...figures };
  },
};

function startByNpx(bench: Bench, cwd: string, argv: readonly string[]) {
  return bench.start('npx', ['--no-install', ...argv], { cwd });
}

/** json-server prints the configured port, so it needs a number that is free. */
let nextPort = 20_000 + Math.floor(Math.random() * 10_000);

function startJsonServer(bench: Bench, cwd: string) {
  nextPort += 1;
  return startByNpx(bench, cwd, ['json-server', 'db.json', '--port', String(nextPort)]);
}

/** Packs this package and installs it into an empty project; returns the folder. */
function installPacked(bench: Bench): string {
  const folder = emptyProject(join(bench.folder, 'packed'));
  npm(bench.root, ['pack', '--silent', '--pack-destination', folder]);
  const { version } = JSON.parse(readFileSync(join(bench.root, 'package.json'), 'utf8'));
  npm(folder, ['install', join(folder, `xivo-mock-${version}.tgz`)]);
  return folder;
}

/** Installs json-server, which is kept between runs; returns the folder. */
function installJsonServer(bench: Bench): string {
  const folder = join(bench.folder, 'json-server');
  if (existsSync(join(folder, 'node_modules/json-server'))) return folder;
  emptyProject(folder);
  writeFileSync(join(folder, 'db.json'), JSON.stringify({ posts: [{ id: '1', title: 'one' }] }));
  npm(folder, ['install', jsonServer]);
  return folder;
}

function emptyProject(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true }));
  return folder;
}

function npm(cwd: string, argv: readonly string[]): void {
  execFileSync('npm', [...argv, '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
