// Kills mocks that keep their state in a file, over and over: `npm run kill -- [--rounds 200] [--seed 1]`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache/kill');

execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder], { stdio: 'inherit' });
await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  entryPoints: [join(root, 'test/kill/main.ts')],
  outfile: join(folder, 'kill.mjs'),
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(join(folder, 'kill.mjs')).href);
await main(process.argv.slice(2), { main: join(folder, 'main.js'), hook: join(root, 'test/kill/hook.mjs') });
