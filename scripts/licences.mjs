// The licences of the packages that the build copies into its files.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/** The packages of which esbuild has bundled a file, from its metafiles, sorted by name and version. */
export function bundledPackages(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.keys(output.inputs));
  // The last one: packages can contain others.
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  const packages = [...new Set(folders)].map((path) => packageIn(resolve(path)));
  const byId = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byId.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

/** The text with the licence of each of the packages. Throws an `Error` that names a package without any. */
export function licenceText(packages) {
  return packages.map(section).join('\n');
}

/** The texts of the files, one after the other. */
export function joinedFiles(folder, names) {
  return names.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

function packageIn(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, license, author: author?.name ?? author, folder };
}

function section({ name, version, ...terms }) {
  const rule = '='.repeat(80);
  const text = textOf(terms);
  if (text === undefined) throw new Error(`${name} ${version} is bundled and names no licence`);
  return `${rule}\n${name} ${version}\n${rule}\n\n${text}\n`;
}

/** A few packages contain no text, only the name of their licence. */
function textOf({ license, author, folder }) {
  const files = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .toSorted();
  if (files.length > 0) return joinedFiles(folder, files);
  if (license === undefined) return undefined;
  return `The package contains no licence text. Licence: ${license}.${author === undefined ? '' : ` Author: ${author}.`}`;
}
