// The conditions for releasing a version; `release-check.mjs` checks them.

import { sectionOf } from './changelog.mjs';

/**
 * What keeps a version from being released: one sentence each, with what to do. None when it can be released.
 *
 * `manifest` is package.json, `lock` package-lock.json, `pyproject` the text of clients/python/pyproject.toml, `changelog` that of
 * CHANGELOG.md, `changes` the lines of `git status --porcelain`, `tags.here` the tags of the commit and `tags.all` those of the
 * repository. `trigger` is the tag that started the workflow, if one did.
 */
export function releaseProblems(state) {
  const { manifest, changelog, changes, tags } = state;
  return [
    ...openQuestions(state),
    ...publishingProblems(manifest),
    ...versionProblems(state),
    ...changelogProblems(changelog, manifest.version),
    ...treeProblems(changes),
    ...tagProblems(tags, `v${manifest.version}`),
    ...triggerProblems(state.trigger, `v${manifest.version}`),
  ];
}

/** Those of the problems that the maintainers settle for a release: who publishes it from which address, and when. */
export function openQuestions({ manifest, changelog }) {
  return [
    ...addressProblems(manifest),
    ...(manifest.private ? ['package.json: "private" is set, so that npm refuses to publish; remove it'] : []),
    ...dateProblems(changelog, manifest.version),
  ];
}

/**
 * Everything else that names the project follows from `repository`: the web address of the sources and the name of the image. None
 * while it is not set.
 */
export function addressOf({ repository }) {
  const [, source, path] = /^git\+(https:\/\/[\w.-]+\/([\w.-]+\/[\w.-]+))\.git$/.exec(repository?.url ?? '') ?? [];
  if (source === undefined) return undefined;
  return { source, image: `ghcr.io/${path.toLowerCase()}` };
}

/** The address of the repository is written once, as `repository`; what npm derives from it may be left out, and must agree. */
function addressProblems(manifest) {
  const { repository, homepage, bugs } = manifest;
  if (repository === undefined)
    return [
      'package.json: "repository" is not set; set it to {"type": "git", "url": "git+https://HOST/OWNER/NAME.git"}',
    ];
  const address = addressOf(manifest)?.source;
  if (address === undefined)
    return [
      `package.json: "repository.url" is ${JSON.stringify(repository.url)}; write git+https://HOST/OWNER/NAME.git`,
    ];
  const derived = [
    ['homepage', homepage, `${address}#readme`],
    ['bugs.url', typeof bugs === 'string' ? bugs : bugs?.url, `${address}/issues`],
  ];
  return derived.flatMap(([member, actual, expected]) => {
    if (actual === undefined || actual === expected) return [];
    return [
      `package.json: "${member}" is ${actual}, which does not follow from "repository"; write ${expected} or remove it`,
    ];
  });
}

/** Without provenance nobody can see from which commit the package was built. */
function publishingProblems({ publishConfig }) {
  if (publishConfig?.access === 'public' && publishConfig.provenance === true) return [];
  return ['package.json: "publishConfig" is not complete; set it to {"access": "public", "provenance": true}'];
}

const pythonPhases = { alpha: 'a', beta: 'b', rc: 'rc' };

/** A semantic version as Python writes it (PEP 440): 1.0.0-rc.1 is 1.0.0rc1. None for a pre-release that Python has no form for. */
export function pythonVersion(version) {
  const [, release, phase, number] = /^(\d+\.\d+\.\d+)(?:-(alpha|beta|rc)\.(\d+))?$/.exec(version) ?? [];
  if (release === undefined) return undefined;
  return phase === undefined ? release : `${release}${pythonPhases[phase]}${number}`;
}

/** The package for Python is released with the mock, under the same version. */
function versionProblems({ manifest: { version }, lock, pyproject }) {
  const expectedInPython = pythonVersion(version);
  if (expectedInPython === undefined)
    return [
      `package.json: Python has no version such as ${version}; write X.Y.Z, X.Y.Z-alpha.N, X.Y.Z-beta.N or X.Y.Z-rc.N`,
    ];
  const versions = [
    ['package-lock.json', lock.version, version],
    ['package-lock.json, "packages"', lock.packages?.['']?.version, version],
    ['clients/python/pyproject.toml', /^version = "([^"]*)"$/m.exec(pyproject)?.[1], expectedInPython],
  ];
  return versions.flatMap(([place, actual, expected]) => {
    if (actual === expected) return [];
    const advice = expected === version ? 'make them agree' : `write ${expected}, as Python does`;
    return [`${place}: the version is ${actual}, but package.json says ${version}; ${advice}`];
  });
}

const headingFor = (version) => `"## [${version}] - YYYY-MM-DD"`;

function changelogProblems(changelog, version) {
  const section = sectionOf(changelog, version);
  if (section === undefined)
    return [`CHANGELOG.md: there is no section for ${version}; rename "Unreleased" to ${headingFor(version)}`];
  if (!/^- /m.test(section.text)) return [`CHANGELOG.md: the section for ${version} is empty; say what a user notices`];
  return [];
}

function dateProblems(changelog, version) {
  const section = sectionOf(changelog, version);
  if (section === undefined || isDate(section.date)) return [];
  return [`CHANGELOG.md: the section for ${version} has no date; write ${headingFor(version)}`];
}

function isDate(text = '') {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function treeProblems(changes) {
  if (changes.length === 0) return [];
  const first = changes.slice(0, 3).map((line) => line.slice(3));
  const rest = changes.length > first.length ? ` and ${changes.length - first.length} more` : '';
  return [`git: uncommitted changes in ${first.join(', ')}${rest}; commit, stash or revert them`];
}

/** The tag of the version may be missing; if it exists it must be on this commit, and no other version tag may be. */
function tagProblems({ here, all }, expected) {
  const others = here.filter((tag) => /^v\d/.test(tag) && tag !== expected);
  const problems = others.map(
    (tag) => `git: this commit has the tag ${tag}, but package.json says ${expected.slice(1)}; make them agree`,
  );
  if (!all.includes(expected) || here.includes(expected)) return problems;
  return [
    ...problems,
    `git: the tag ${expected} is on another commit; increase the version in package.json or check the tag out`,
  ];
}

/** The workflow publishes the version of package.json, whatever tag started it. */
function triggerProblems(trigger, expected) {
  if (trigger === undefined || trigger === expected) return [];
  return [
    `git: the tag ${trigger} started the release, but package.json says ${expected.slice(1)}; tag the commit ${expected}`,
  ];
}
