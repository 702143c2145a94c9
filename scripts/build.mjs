// Bundles the command line and the package's modules: `node scripts/build.mjs [FOLDER]`, by default into dist/.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commonJsEntries } from './entries.mjs';
import { bundledPackages, licenceText } from './licences.mjs';
import { buildPages } from './pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const folder = process.argv[2] ?? dist;
const common = { bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' };

// Files of an earlier build must not get into the package.
if (folder === dist) await rm(dist, { recursive: true, force: true });

/** The command line, with its dependencies bundled: the container image needs only the native module. */
const program = build({
  ...common,
  entryPoints: [join(root, 'src/main.ts')],
  outdir: folder,
  // Code that a start does not need (YAML, certificates) is in chunks that are loaded on demand.
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  minifyWhitespace: true,
  minifySyntax: true,
  metafile: true,
  alias: {
    // The ES build: the CommonJS build loses its named exports as a separate chunk.
    '@peculiar/x509': join(root, 'node_modules/@peculiar/x509/build/x509.es.js'),
    // Fastify's compilers for JSON schemas are replaced by an empty module: no route has such a schema.
    '@fastify/ajv-compiler': join(root, 'scripts/nothing.cjs'),
    '@fastify/fast-json-stringify-compiler': join(root, 'scripts/nothing.cjs'),
  },
  // Native code cannot be bundled.
  external: ['better-sqlite3'],
  // Bundled CommonJS packages load Node's built-in modules with `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
});

/** Imports the library from its file instead of bundling it again. */
const sharedLibrary = {
  name: 'shared library',
  setup: ({ onResolve }) => onResolve({ filter: /^#index\.ts$/ }, () => ({ path: './index.cjs', external: true })),
};

/**
 * The library and the integrations for test runners, whose dependencies are installed with the package. They are built once, as
 * CommonJS, which every test runner can load on every Node; the ES modules of the package export the same code, so that a class is
 * the same however it is imported.
 */
const modules = build({
  ...common,
  format: 'cjs',
  entryPoints: Object.fromEntries(commonJsEntries.map(({ name, source }) => [name, join(root, source)])),
  outdir: folder,
  outExtension: { '.js': '.cjs' },
  packages: 'external',
  plugins: [sharedLibrary],
  // Test runners that load modules themselves have no dynamic import.
  supported: { 'dynamic-import': false },
  // CommonJS has no `import.meta`.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});

/** The integration for Vitest, which cannot be required itself. */
const vitest = build({
  ...common,
  entryPoints: { vitest: join(root, 'src/testing/vitest.ts') },
  outdir: folder,
  packages: 'external',
  plugins: [sharedLibrary],
});

/** The ES modules that export what the CommonJS modules define. */
async function writeWrappers() {
  await mkdir(folder, { recursive: true });
  for (const { name, isImportable } of commonJsEntries)
    if (isImportable) await writeFile(join(folder, `${name}.js`), `export * from './${name}.cjs';\n`);
}

/** The licences of the packages that the program and the inspector contain. The modules contain none. */
async function writeLicences(pages) {
  const metafiles = [(await program).metafile, await pages];
  await writeFile(join(folder, 'licences.txt'), licenceText(bundledPackages(metafiles)));
}

const pages = buildPages(join(folder, 'pages'));
await Promise.all([program, modules, vitest, writeWrappers(), pages, writeLicences(pages)]);
await chmod(join(folder, 'main.js'), 0o755);
