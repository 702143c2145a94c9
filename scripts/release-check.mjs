// Says what keeps the version of package.json from being released, and makes everything that a release publishes, in release/:
// `npm run release:check`. The exit status is 1 if anything is in the way.
//
// `--unsettled` makes it even while the address of the project or the date of the release is open. `--rules` makes nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { manifest, root } from './projects.mjs';
import { makeRelease } from './release.mjs';
import { openQuestions, releaseProblems } from './release-rules.mjs';

const { unsettled, rules } = parseArgs({
  options: { unsettled: { type: 'boolean' }, rules: { type: 'boolean' } },
}).values;

function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

function linesOf(...argv) {
  const output = execFileSync('git', argv, { cwd: root, encoding: 'utf8' });
  return output.split('\n').filter((line) => line !== '');
}

// Variables of GitHub.
const { GITHUB_REF_TYPE: refType, GITHUB_REF_NAME: refName } = process.env;
const changelog = read('CHANGELOG.md');
const state = {
  manifest,
  changelog,
  lock: JSON.parse(read('package-lock.json')),
  pyproject: read('clients/python/pyproject.toml'),
  changes: linesOf('status', '--porcelain'),
  tags: { here: linesOf('tag', '--points-at', 'HEAD'), all: linesOf('tag') },
  trigger: refType === 'tag' ? refName : undefined,
};
const name = `${manifest.name} ${manifest.version}`;
const problems = releaseProblems(state);
const open = openQuestions(state);
const isBlocked = problems.some((problem) => !unsettled || !open.includes(problem));

if (problems.length > 0) {
  process.stderr.write(`${name} cannot be released yet:\n`);
  for (const problem of problems) process.stderr.write(`- ${problem}\n`);
}
if (isBlocked) process.exitCode = 1;
else if (!rules) makeRelease(join(root, 'release'), { manifest, changelog });
if (problems.length === 0) process.stdout.write(`${name} can be released\n`);
