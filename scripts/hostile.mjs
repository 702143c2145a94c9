// Sends hostile requests to the built mock: `npm run hostile -- [--requests 200000] [--seed 1]`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache/hostile');

execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder], { stdio: 'inherit' });
await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  entryPoints: [join(root, 'test/hostile/main.ts')],
  outfile: join(folder, 'hostile.mjs'),
  // The recordings, from which bodies are taken, are found beside the sources.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'test/support/recordings.ts')).href) },
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(join(folder, 'hostile.mjs')).href);
await main(process.argv.slice(2), join(folder, 'main.js'));
