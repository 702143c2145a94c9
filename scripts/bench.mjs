// Measures the speed against baselines: `npm run bench -- [--only 1,5] [--quick] [--json]`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache/bench');

execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder], { stdio: 'inherit' });
await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  entryPoints: [join(root, 'bench/main.ts'), join(root, 'bench/bare-users.ts'), join(root, 'bench/puller.ts')],
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
await main(process.argv.slice(2), { root, program: join(folder, 'main.js') });
