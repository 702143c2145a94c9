// Builds the pages of the control plane: `node scripts/pages.mjs [FOLDER]`, by default into dist/pages/.
import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The inspector, from ui/. */
async function buildInspector(folder) {
  await build({
    entryPoints: { app: join(root, 'ui/main.tsx') },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await copyFile(join(root, 'ui/index.html'), join(folder, 'index.html'));
  await copyFile(join(root, 'ui/icon.svg'), join(folder, 'icon.svg'));
}

/** Builds all pages into the folder, each into one of its own. */
export async function buildPages(folder = join(root, 'dist/pages')) {
  await mkdir(join(folder, 'ui'), { recursive: true });
  await buildInspector(join(folder, 'ui'));
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await buildPages(process.argv[2]);
