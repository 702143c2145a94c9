// Lists the names that several files of src/ declare and export: `npm run names`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The names that a statement declares and exports. */
function namesIn(statement) {
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return [];
  const { declarations, id } = statement.declaration;
  return declarations === undefined ? [id.name] : declarations.flatMap((each) => boundNames(each.id));
}

function boundNames(pattern) {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'ArrayPattern')
    return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
  return pattern.properties.flatMap(({ value }) => boundNames(value));
}

/** For each file, the names it declares and exports; a repeated name in one file, such as an overload, counts once. */
export function exportedNames(files) {
  return files.map(({ path, text }) => {
    const { body } = parseSync(path, text).program;
    return { path, names: [...new Set(body.flatMap(namesIn))] };
  });
}

/** The integrations for test runners: each exports `test` and `createTest`, as its runner calls them. */
const integrations = 'src/testing/';

/**
 * The names that several of these files declare and export, each with the paths of the files. Integrations for test runners may share a
 * name with one another, but with no other file.
 */
export function repeatedNames(files) {
  const pathsByName = new Map();
  for (const { path, names } of exportedNames(files)) {
    for (const name of names) pathsByName.set(name, [...(pathsByName.get(name) ?? []), path]);
  }
  return [...pathsByName]
    .filter(([, paths]) => paths.length > 1 && !paths.every((path) => path.startsWith(integrations)))
    .map(([name, paths]) => ({ name, paths }));
}

/** The TypeScript files of `src/`, with their texts. */
export function sourceFiles() {
  const output = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' });
  const paths = [...new Set(output.split('\n'))].filter((path) => path.endsWith('.ts'));
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, paths } of repeatedNames(sourceFiles())) process.stdout.write(`${name}: ${paths.join(', ')}\n`);
}
