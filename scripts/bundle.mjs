import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the mock and bundles TypeScript programs into the same folder. Returns the exports of `main.mjs`, and the path of the mock. */
export async function bundle(name, entryPoints, options = {}) {
  const folder = join(root, 'node_modules/.cache', name);
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder], { stdio: 'inherit' });
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
    ...options,
  });
  return { ...(await import(pathToFileURL(join(folder, 'main.mjs')).href)), mock: join(folder, 'main.js') };
}
