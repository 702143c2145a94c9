// Makes what a release publishes, in one folder: the npm package, the Python package, the bill of materials and the release notes.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { releaseNotes } from './changelog.mjs';
import { strayFiles } from './package-contents.mjs';
import { inFolder, pack, root, runIn } from './projects.mjs';
import { publishedProject, publishedReadme } from './python-package.mjs';
import { addressOf, pythonVersion } from './release-rules.mjs';

/** Replaces `folder`, and prints what it contains. */
export function makeRelease(folder, { manifest, changelog }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const tarball = pack(folder);
  checkTarball(tarball);
  checkArgument(tarball);
  const source = addressOf(manifest)?.source;
  buildPython(join(folder, 'python'), manifest.version, source);
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials(manifest.name));
  const notes = releaseNotes(changelog, manifest.version, source);
  writeFileSync(join(folder, 'notes.md'), notes);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  process.stdout.write(`release/: ${files.join(', ')}\n\n${notes}\n`);
}

/** What registries and bundlers would object to, and files that do not belong into the package. */
export function checkTarball(tarball) {
  const names = runIn(root, 'tar', ['-tzf', tarball]).trim().split('\n');
  const stray = strayFiles(names.map((name) => name.replace('package/', '')));
  if (stray.length > 0) throw new Error(`the package contains ${stray.join(', ')}`);
  runIn(root, 'npx', ['--no-install', 'publint', '--strict', tarball]);
  // Vitest cannot be required, so neither can its integration.
  runIn(root, 'npx', ['--no-install', 'attw', tarball, '--profile', 'node16', '--exclude-entrypoints', 'vitest']);
}

/** The workflow publishes the tarball by this path; without the leading `./`, npm takes `release/NAME` for a repository on GitHub. */
function checkArgument(tarball) {
  const path = `./${relative(root, tarball)}`;
  const name = runIn(root, 'npm', ['pack', path, '--dry-run', '--silent']).trim();
  if (name !== basename(tarball)) throw new Error(`npm reads ${path} as ${name}`);
}

const buildPackage = `
import sys
from setuptools import build_meta
folder = sys.argv[1]
build_meta.build_sdist(folder)
build_meta.build_wheel(folder)
`;

/** Builds the source distribution and the wheel. setuptools writes beside the sources, so it works on a copy. */
function buildPython(folder, version, source) {
  mkdirSync(folder);
  inFolder((copy) => {
    cpSync(join(root, 'clients/python'), copy, { recursive: true });
    if (source !== undefined) {
      rewrite(join(copy, 'README.md'), (text) => publishedReadme(text, version, source));
      rewrite(join(copy, 'pyproject.toml'), (text) => publishedProject(text, version, source));
    }
    runIn(copy, process.env['PYTHON'] ?? '/usr/bin/python3', ['-c', buildPackage, folder]);
  });
  // Before version 69.3, setuptools keeps the hyphen of the name.
  const name = pythonVersion(version);
  const expected = [`xivo_mock-${name}-py3-none-any.whl`, `xivo[-_]mock-${name}.tar.gz`];
  const files = readdirSync(folder);
  for (const pattern of expected)
    if (!files.some((file) => new RegExp(`^${pattern}$`).test(file)))
      throw new Error(`expected the Python package ${pattern}, found ${files.join(', ')}`);
}

function rewrite(path, change) {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** The packages that the mock depends on at run time, in the format CycloneDX. npm names the root after its folder. */
function billOfMaterials(name) {
  const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--package-lock-only'];
  const document = JSON.parse(runIn(root, 'npm', ['sbom', ...options]));
  document.metadata.component.name = name;
  return `${JSON.stringify(document, null, 2)}\n`;
}
