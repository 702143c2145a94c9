import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type ReleaseState, releaseProblems } from '../../scripts/release-rules.mjs';

const root = new URL('../../', import.meta.url).pathname;
const manifest = z
  .looseObject({ version: z.string(), repository: z.unknown().optional(), scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));

const ready: ReleaseState = {
  manifest: { version: '1.2.3', repository: { type: 'git', url: 'git+https://git.example/owner/name.git' } },
  changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-24\n\n### Added\n\n- Something.\n',
  changes: [],
  tags: { here: [], all: ['v1.2.2'] },
};

const withManifest = (members: Partial<ReleaseState['manifest']>) =>
  releaseProblems({ ...ready, manifest: { ...ready.manifest, ...members } });
const withChangelog = (changelog: string) => releaseProblems({ ...ready, changelog });
const withTags = (here: string[], all: string[]) => releaseProblems({ ...ready, tags: { here, all } });

test('a version that is described, committed and has an address can be released, with its tag or before it', () => {
  expect(releaseProblems(ready)).toEqual([]);
  expect(withTags(['v1.2.3'], ['v1.2.2', 'v1.2.3'])).toEqual([]);
  expect(withTags(['nightly'], ['nightly'])).toEqual([]);
});

test('nothing is released without the address of the repository', () => {
  const { repository: _none, ...withoutAddress } = ready.manifest;
  expect(releaseProblems({ ...ready, manifest: withoutAddress })).toEqual([
    'package.json: "repository" is not set; set it to {"type": "git", "url": "git+https://HOST/OWNER/NAME.git"}',
  ]);
  for (const url of ['https://git.example/owner/name', 'git+https://git.example/owner.git', '']) {
    expect(withManifest({ repository: { url } })).toEqual([
      `package.json: "repository.url" is "${url}"; write git+https://HOST/OWNER/NAME.git`,
    ]);
  }
});

test('what follows from the address may be left out, and may not differ', () => {
  const homepage = 'https://git.example/owner/name#readme';
  const url = 'https://git.example/owner/name/issues';
  expect(withManifest({ homepage, bugs: { url } })).toEqual([]);
  expect(withManifest({ homepage, bugs: url })).toEqual([]);
  expect(withManifest({ homepage: 'https://git.example/other', bugs: 'https://git.example/other/issues' })).toEqual([
    `package.json: "homepage" is https://git.example/other, which does not follow from "repository"; write ${homepage} or remove it`,
    `package.json: "bugs.url" is https://git.example/other/issues, which does not follow from "repository"; write ${url} or remove it`,
  ]);
});

test('a private package is not released', () => {
  expect(withManifest({ private: false })).toEqual([]);
  expect(withManifest({ private: true })).toEqual([
    'package.json: "private" is set, so that npm refuses to publish; remove it',
  ]);
});

test('the changelog has a section for the version, with a date and with content', () => {
  expect(withChangelog('## [Unreleased]\n\n- Something.\n')).toEqual([
    'CHANGELOG.md: there is no section for 1.2.3; rename "Unreleased" to "## [1.2.3] - YYYY-MM-DD"',
  ]);
  for (const heading of ['## [1.2.3]', '## [1.2.3] - Unreleased', '## [1.2.3] - 2026-02-30', '## [1.2.3] - 24.12.2026'])
    expect(withChangelog(`${heading}\n\n- Something.\n`)).toEqual([
      'CHANGELOG.md: the section for 1.2.3 has no date; write "## [1.2.3] - YYYY-MM-DD"',
    ]);
  expect(withChangelog('## [1.2.3] - 2026-12-24\n\n### Added\n\n## [1.2.2] - 2026-12-01\n\n- Something.\n')).toEqual([
    'CHANGELOG.md: the section for 1.2.3 is empty; say what a user notices',
  ]);
});

test('everything is committed', () => {
  expect(releaseProblems({ ...ready, changes: [' M src/main.ts'] })).toEqual([
    'git: uncommitted changes in src/main.ts; commit, stash or revert them',
  ]);
  const changes = ['a', 'b', 'c', 'd', 'e'].map((name) => `?? ${name}`);
  expect(releaseProblems({ ...ready, changes })).toEqual([
    'git: uncommitted changes in a, b, c and 2 more; commit, stash or revert them',
  ]);
});

test('the tag is that of the version, and on this commit', () => {
  expect(withTags(['v1.2.2'], ['v1.2.2'])).toEqual([
    'git: this commit has the tag v1.2.2, but package.json says 1.2.3; make them agree',
  ]);
  expect(withTags([], ['v1.2.3'])).toEqual([
    'git: the tag v1.2.3 is on another commit; increase the version in package.json or check the tag out',
  ]);
});

test('the command prints the verdict, and fails while the project has no address', () => {
  const script = `${root}scripts/release-check.mjs`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  const yes = `xivo-mock ${manifest.version} can be released\n`;
  const no = `xivo-mock ${manifest.version} cannot be released yet:\n- `;
  expect([status, stdout, stderr.slice(0, no.length)]).toEqual(status === 0 ? [0, yes, ''] : [1, '', no]);
  expect(stderr.includes('"repository" is not set')).toBe(manifest.repository === undefined);
});

test('npm publish runs the check first', () => {
  expect(manifest.scripts['prepublishOnly']).toBe('npm run release:check');
});
