// Generates the import rules of biome.layers.json and the list in CONTRIBUTING.md from layers.json: `npm run layers`. `--check` fails if one is stale.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { layers, packages } = JSON.parse(readFileSync(join(root, 'scripts/layers.json'), 'utf8'));

const isFile = (name) => name.endsWith('.ts');

/** The imports that are forbidden in a layer: layers above it, and packages of other layers. */
function forbidden(index) {
  const { layer } = layers[index];
  const above = layers.slice(0, index).map(({ layer: upper }) => (isFile(upper) ? `#${upper}` : `#${upper}/**`));
  const [top] = layer.split('/');
  const others = packages.flatMap(({ names, layers: users }) => (users.includes(top) ? [] : names));
  return [
    { group: above, message: `${layer} is below these layers (scripts/layers.json).` },
    { group: others, message: `${layer} must not import these packages (scripts/layers.json).` },
  ].filter(({ group }) => group.length > 0);
}

const overrides = layers.flatMap(({ layer }, index) => {
  const patterns = forbidden(index);
  if (patterns.length === 0) return [];
  const includes = [isFile(layer) ? `src/${layer}` : `src/${layer}/**`];
  const rule = { level: 'error', options: { patterns } };
  return [{ includes, linter: { rules: { style: { noRestrictedImports: rule } } } }];
});

const width = Math.max(...layers.map(({ layer }) => layer.length)) + 2;
const picture = layers.map(({ layer, holds }) => `${layer.padEnd(width)}${holds}`).join('\n');

const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const generated = {
  'biome.layers.json': formatted({ overrides }),
  'CONTRIBUTING.md': contributing.replace(/(<!-- layers -->\n```\n)[^`]*(```)/, `$1${picture}\n$2`),
};

/** Formats JSON with Biome. */
function formatted(value) {
  const argv = ['format', '--stdin-file-path', 'biome.layers.json'];
  const biome = join(root, 'node_modules/.bin/biome');
  return execFileSync(biome, argv, { cwd: root, input: JSON.stringify(value, null, 2), encoding: 'utf8' });
}

const isCheck = process.argv.includes('--check');
for (const [name, text] of Object.entries(generated)) {
  const file = join(root, name);
  if (!isCheck) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
    throw new Error(`${name} is stale: run npm run layers`);
}
