// Builds the pages of the control plane: `node scripts/pages.mjs [FOLDER]`, by default into dist/pages/.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
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
  const texts = await Promise.all(
    licences.map((name) => readFile(join(root, 'node_modules/swagger-ui-dist', name), 'utf8')),
  );
  await writeFile(join(folder, 'licences.txt'), texts.join('\n'));
}

/** Builds all pages into the folder, each into one of its own. */
export async function buildPages(folder = join(root, 'dist/pages')) {
  for (const page of ['ui', 'docs']) await mkdir(join(folder, page), { recursive: true });
  await Promise.all([buildInspector(join(folder, 'ui')), buildDocs(join(folder, 'docs'))]);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await buildPages(process.argv[2]);
