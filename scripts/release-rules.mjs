// The conditions for releasing a version; `release-check.mjs` checks them.

/**
 * What keeps a version from being released: one sentence each, with what to do. None when it can be released.
 *
 * `manifest` is package.json, `changelog` the text of CHANGELOG.md, `changes` the lines of `git status --porcelain`, `tags.here` the
 * tags of the commit and `tags.all` those of the repository.
 */
export function releaseProblems({ manifest, changelog, changes, tags }) {
  return [
    ...addressProblems(manifest),
    ...(manifest.private ? ['package.json: "private" is set, so that npm refuses to publish; remove it'] : []),
    ...changelogProblems(changelog, manifest.version),
    ...treeProblems(changes),
    ...tagProblems(tags, `v${manifest.version}`),
  ];
}

/** The address of the repository is written once, as `repository`; what npm derives from it may be left out, and must agree. */
function addressProblems({ repository, homepage, bugs }) {
  if (repository === undefined)
    return [
      'package.json: "repository" is not set; set it to {"type": "git", "url": "git+https://HOST/OWNER/NAME.git"}',
    ];
  const [, address] = /^git\+(https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+)\.git$/.exec(repository.url ?? '') ?? [];
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

function changelogProblems(changelog, version) {
  const section = sectionsOf(changelog).find(({ name }) => name === version);
  const heading = `"## [${version}] - YYYY-MM-DD"`;
  if (section === undefined)
    return [`CHANGELOG.md: there is no section for ${version}; rename "Unreleased" to ${heading}`];
  if (!isDate(section.date)) return [`CHANGELOG.md: the section for ${version} has no date; write ${heading}`];
  if (!/^- /m.test(section.text)) return [`CHANGELOG.md: the section for ${version} is empty; say what a user notices`];
  return [];
}

/** The sections of a changelog: what the brackets of the heading contain, what follows them, and the text below. */
function sectionsOf(changelog) {
  const parts = changelog.split(/^## /m).slice(1);
  return parts.flatMap((part) => {
    const [, name, date, text] = /^\[([^\]]+)\](?: - (\S+))?[^\n]*\n?([\s\S]*)$/.exec(part) ?? [];
    return name === undefined ? [] : [{ name, date, text }];
  });
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
