// Says what keeps the version of package.json from being released: `npm run release:check`. The exit status is 1 if anything does.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releaseProblems } from './release-rules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

function linesOf(...argv) {
  const output = execFileSync('git', argv, { cwd: root, encoding: 'utf8' });
  return output.split('\n').filter((line) => line !== '');
}

const manifest = JSON.parse(read('package.json'));
const problems = releaseProblems({
  manifest,
  changelog: read('CHANGELOG.md'),
  changes: linesOf('status', '--porcelain'),
  tags: { here: linesOf('tag', '--points-at', 'HEAD'), all: linesOf('tag') },
});

if (problems.length === 0) {
  process.stdout.write(`${manifest.name} ${manifest.version} can be released\n`);
} else {
  process.stderr.write(`${manifest.name} ${manifest.version} cannot be released yet:\n`);
  for (const problem of problems) process.stderr.write(`- ${problem}\n`);
  process.exitCode = 1;
}
