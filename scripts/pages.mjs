// Builds the pages of the control plane: `node scripts/pages.mjs [FOLDER]`, by default into dist/pages/.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { joinedFiles } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The inspector, from ui/. Returns esbuild's metafile. */
async function buildInspector(folder) {
  const { metafile } = await build({
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
    metafile: true,
  });
  await copyFile(join(root, 'ui/index.html'), join(folder, 'index.html'));
  await copyFile(join(root, 'ui/icon.svg'), join(folder, 'icon.svg'));
  return metafile;
}

/** Swagger UI with both OpenAPI descriptions, from ui/docs/. */
async function buildDocs(folder) {
  await build({
    entryPoints: { app: join(root, 'ui/docs/main.ts') },
    outdir: folder,
    bundle: true,
    // Swagger UI is minified already.
    minifyWhitespace: true,
    format: 'esm',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  await copyFile(join(root, 'ui/docs/index.html'), join(folder, 'index.html'));
  await copyFile(join(root, 'ui/icon.svg'), join(folder, 'icon.svg'));
  // Swagger UI is under the Apache licence, and contains packages under others.
  const licences = [
    'LICENSE',
    'NOTICE',
    'swagger-ui-es-bundle.js.LICENSE.txt',
    'swagger-ui-standalone-preset.js.LICENSE.txt',
  ];
  await writeFile(
    join(folder, 'licences.txt'),
    `${joinedFiles(join(root, 'node_modules/swagger-ui-dist'), licences)}\n`,
  );
}

/**
 * Builds all pages into the folder, each into one of its own. Returns esbuild's metafile of the inspector; the licences of the other
 * page are beside it.
 */
export async function buildPages(folder = join(root, 'dist/pages')) {
  for (const page of ['ui', 'docs']) await mkdir(join(folder, page), { recursive: true });
  const [metafile] = await Promise.all([buildInspector(join(folder, 'ui')), buildDocs(join(folder, 'docs'))]);
  return metafile;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await buildPages(process.argv[2]);
