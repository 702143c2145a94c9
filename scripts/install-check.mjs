// Installs the package in each way that docs/installation.md describes, and uses it: `npm run install:check [-- WAY…]` (needs the
// package registry, and a compiler for the versions of Node for which SQLite has no binary at hand).
import { nodes } from './install-check/nodes.mjs';
import { git, npm, npx } from './install-check/npm.mjs';
import { pnpm } from './install-check/pnpm.mjs';
import { createToolbox } from './install-check/toolbox.mjs';
import { yarn, yarnClassic } from './install-check/yarn.mjs';
import { inFolder } from './projects.mjs';

const ways = { npm, npx, git, 'yarn-1': yarnClassic, yarn, nodes, pnpm };
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ways);
const unknown = names.filter((name) => !Object.hasOwn(ways, name));
if (unknown.length > 0)
  throw new Error(`no such way: ${unknown.join(', ')}; there are ${Object.keys(ways).join(', ')}`);

inFolder((folder) => {
  const toolbox = createToolbox(folder);
  for (const name of names) {
    const start = performance.now();
    ways[name](toolbox);
    process.stdout.write(`${name}: ok, ${Math.round((performance.now() - start) / 1000)} s\n`);
  }
});
process.stdout.write('installation: ok\n');
