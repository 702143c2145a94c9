// Builds dist/ where the package is installed from its sources: in a clone, or as a dependency from git. npm also runs it before it
// packs and publishes. `node scripts/prepare.mjs --start` builds only what `npm start` needs, and fails without a program to start.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isStart = process.argv[2] === '--start';
const has = (path) => existsSync(join(root, path));

/** A clone may be installed without the development dependencies, which the build needs: `npm ci --omit=dev`. */
const canBuild = has('node_modules/esbuild') && has('node_modules/rollup-plugin-dts');

if (canBuild) {
  process.argv.length = 2;
  await import('./build.mjs');
  if (!isStart) await import('./declarations.mjs');
} else if (!has('dist/main.js')) {
  process.stderr.write(
    'xivo-mock is not built, as its development dependencies are not installed; run "npm ci" without omitting them\n',
  );
  if (isStart) process.exitCode = 1;
}
