// Bundles the command line: `node scripts/build.mjs [FOLDER]`, by default into dist/.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(process.argv[2] ?? join(root, 'dist'), 'main.js');

await build({
  entryPoints: [join(root, 'src/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Native code cannot be bundled.
  external: ['better-sqlite3'],
  // Bundled CommonJS packages ask for Node's own modules with `require`.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
await chmod(outfile, 0o755);
