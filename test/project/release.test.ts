import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { releaseNotes } from '../../scripts/changelog.mjs';
import { publishedProject, publishedReadme } from '../../scripts/python-package.mjs';
import {
  addressOf,
  openQuestions,
  pythonVersion,
  type ReleaseState,
  releaseProblems,
} from '../../scripts/release-rules.mjs';

const root = new URL('../../', import.meta.url).pathname;
const manifest = z
  .looseObject({
    version: z.string(),
    private: z.boolean().optional(),
    repository: z.object({ url: z.string().optional() }).optional(),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(`${root}package.json`, 'utf8')));

const ready: ReleaseState = {
  manifest: {
    version: '1.2.3',
    repository: { type: 'git', url: 'git+https://git.example/owner/name.git' },
    publishConfig: { access: 'public', provenance: true },
  },
  lock: { version: '1.2.3', packages: { '': { version: '1.2.3' } } },
  pyproject: '[project]\nname = "xivo-mock"\nversion = "1.2.3"\n',
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

test('the tag that started the workflow is that of the version', () => {
  expect(releaseProblems({ ...ready, trigger: 'v1.2.3' })).toEqual([]);
  expect(releaseProblems({ ...ready, trigger: 'v1.2.30' })).toEqual([
    'git: the tag v1.2.30 started the release, but package.json says 1.2.3; tag the commit v1.2.3',
  ]);
});

test('the command learns from GitHub which tag started it', () => {
  const script = `${root}scripts/release-check.mjs`;
  const stderrWith = (type: string) =>
    spawnSync(process.execPath, [script, '--rules'], {
      encoding: 'utf8',
      env: { ...process.env, GITHUB_REF_TYPE: type, GITHUB_REF_NAME: 'v0.0.0' },
    }).stderr;
  expect(stderrWith('tag')).toContain('git: the tag v0.0.0 started the release');
  expect(stderrWith('branch')).not.toContain('started the release');
});

test('a pre-release has the same version in the form of each language', () => {
  expect(['1.0.0', '1.0.0-alpha.2', '1.0.0-beta.3', '1.0.0-rc.1'].map(pythonVersion)).toEqual([
    '1.0.0',
    '1.0.0a2',
    '1.0.0b3',
    '1.0.0rc1',
  ]);
  const version = '1.0.0-rc.1';
  const candidate: ReleaseState = {
    ...ready,
    manifest: { ...ready.manifest, version },
    lock: { version, packages: { '': { version } } },
    pyproject: 'version = "1.0.0rc1"\n',
    changelog: `## [${version}] - 2026-12-24\n\n- Something.\n`,
  };
  expect(releaseProblems(candidate)).toEqual([]);
  expect(releaseProblems({ ...candidate, pyproject: `version = "${version}"\n` })).toEqual([
    'clients/python/pyproject.toml: the version is 1.0.0-rc.1, but package.json says 1.0.0-rc.1; write 1.0.0rc1, as Python does',
  ]);
});

test('a version that Python cannot express is not released', () => {
  for (const version of ['1.0.0-next', '1.0.0-rc', '1.0.0+build'])
    expect(releaseProblems({ ...ready, manifest: { ...ready.manifest, version } })).toContain(
      `package.json: Python has no version such as ${version}; write X.Y.Z, X.Y.Z-alpha.N, X.Y.Z-beta.N or X.Y.Z-rc.N`,
    );
});

test('the package is published for everyone, with its provenance', () => {
  const problem = 'package.json: "publishConfig" is not complete; set it to {"access": "public", "provenance": true}';
  const { publishConfig: _none, ...without } = ready.manifest;
  expect(releaseProblems({ ...ready, manifest: without })).toEqual([problem]);
  expect(withManifest({ publishConfig: { access: 'public' } })).toEqual([problem]);
  expect(withManifest({ publishConfig: { access: 'restricted', provenance: true } })).toEqual([problem]);
});

test('the packages for Node and Python have the same version', () => {
  expect(releaseProblems({ ...ready, pyproject: 'version = "1.2.2"\n' })).toEqual([
    'clients/python/pyproject.toml: the version is 1.2.2, but package.json says 1.2.3; make them agree',
  ]);
  expect(releaseProblems({ ...ready, lock: { version: '1.2.2' } })).toEqual([
    'package-lock.json: the version is 1.2.2, but package.json says 1.2.3; make them agree',
    'package-lock.json, "packages": the version is undefined, but package.json says 1.2.3; make them agree',
  ]);
});

test('the address, the permission to publish and the date are open until they are settled, and nothing else', () => {
  expect(openQuestions(ready)).toEqual([]);
  const { repository: _none, ...manifest } = ready.manifest;
  const open = openQuestions({ manifest: { ...manifest, private: true }, changelog: '## [1.2.3] - Unreleased\n' });
  expect(open).toEqual([
    expect.stringContaining('"repository" is not set'),
    expect.stringContaining('"private" is set'),
    expect.stringContaining('has no date'),
  ]);
  expect(openQuestions({ manifest: ready.manifest, changelog: '' })).toEqual([]);
});

test('the addresses of sources and image follow from the repository', () => {
  expect(addressOf({ repository: { url: 'git+https://git.example/Owner/name.git' } })).toEqual({
    source: 'https://git.example/Owner/name',
    image: 'ghcr.io/owner/name',
  });
  expect(addressOf({})).toBeUndefined();
  expect(addressOf({ repository: { url: 'https://git.example/owner/name' } })).toBeUndefined();
});

test('the release notes are the section of the version, with links into its sources', () => {
  const changelog =
    '## [Unreleased]\n\n- Later.\n\n## [1.2.3] - 2026-12-24\n\n- See [this](docs/x.md#y) and [that](https://z.example).\n\n## [1.2.2]\n';
  expect(releaseNotes(changelog, '1.2.3', 'https://git.example/owner/name')).toBe(
    '- See [this](https://git.example/owner/name/blob/v1.2.3/docs/x.md#y) and [that](https://z.example).\n',
  );
  expect(releaseNotes(changelog, '1.2.3')).toBe('- See [this](docs/x.md#y) and [that](https://z.example).\n');
});

test('the package for Python leads to the sources of its version, and to the addresses of the project', () => {
  const source = 'https://git.example/owner/name';
  const readme = readFileSync(`${root}clients/python/README.md`, 'utf8');
  const links = [...publishedReadme(readme, '1.2.3', source).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(links).toContain(`${source}/blob/v1.2.3/docs/control-plane.md`);
  expect(links.filter((link) => !/^(?:https:|#)/.test(link ?? ''))).toEqual([]);
  expect(publishedProject('[project]\nname = "x"\n', '1.2.3', source)).toBe(
    [
      '[project]\nname = "x"\n\n[project.urls]',
      `Homepage = "${source}#readme"`,
      `Source = "${source}"`,
      `Issues = "${source}/issues"`,
      `Changelog = "${source}/blob/v1.2.3/CHANGELOG.md"\n`,
    ].join('\n'),
  );
});

test('the command prints the verdict, and fails while the project has no address', () => {
  const script = `${root}scripts/release-check.mjs`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--rules'], { encoding: 'utf8' });
  const yes = `xivo-mock ${manifest.version} can be released\n`;
  const no = `xivo-mock ${manifest.version} cannot be released yet:\n- `;
  expect([status, stdout, stderr.slice(0, no.length)]).toEqual(status === 0 ? [0, yes, ''] : [1, '', no]);
  expect(stderr.includes('"repository" is not set')).toBe(manifest.repository === undefined);
});

test('what has to be settled is all that is in the way, once everything is committed', () => {
  const script = `${root}scripts/release-check.mjs`;
  const { stderr } = spawnSync(process.execPath, [script, '--rules', '--unsettled'], { encoding: 'utf8' });
  const state = { manifest, changelog: readFileSync(`${root}CHANGELOG.md`, 'utf8') };
  const lines = stderr.split('\n').filter((line) => line.startsWith('- ') && !line.startsWith('- git: '));
  expect(lines).toEqual(openQuestions(state).map((question) => `- ${question}`));
});

test('the facts of a release need the address of the repository', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}scripts/release-facts.mjs`], {
    encoding: 'utf8',
  });
  expect(status === 0 ? stdout : stderr).toContain(
    status === 0 ? `version=${manifest.version}\nchannel=` : 'has no "repository"',
  );
});

test('npm publish runs the check first', () => {
  expect(manifest.scripts['prepublishOnly']).toBe('npm run release:check');
});
