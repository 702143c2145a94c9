// Bundles the command line and the package's modules: `node scripts/build.mjs [FOLDER]`, by default into dist/.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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

/** Packages that a start rarely needs, each a script of its own: the certificates, YAML and globs. */
const parts = {
  // The ES build: the CommonJS build requires its parts one by one.
  '@peculiar/x509': { name: 'parts/x509', source: join(root, 'node_modules/@peculiar/x509/build/x509.es.js') },
  yaml: { name: 'parts/yaml', source: 'yaml' },
  tinyglobby: { name: 'parts/tinyglobby', source: 'tinyglobby' },
};

/** Loads a part from its script when it is imported. */
const separateParts = {
  name: 'separate parts',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      if (kind !== 'entry-point' && path in parts) return { path: `./${parts[path].name}.cjs`, external: true };
    }),
};

/** The scripts of the command line, which `src/launch/scripts.ts` runs: functions of what a CommonJS module can refer to. */
const scripts = {
  ...common,
  format: 'cjs',
  minifyWhitespace: true,
  minifySyntax: true,
  // They are read as Latin-1, which is faster. The licences have a file.
  charset: 'ascii',
  legalComments: 'none',
  metafile: true,
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'moduleUrl' },
  banner: {
    js: "(function (exports, module, require, __filename) { 'use strict'; const moduleUrl = require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
  outdir: folder,
  outExtension: { '.js': '.cjs' },
};

/**
 * What Fastify loads and the mock never uses: its compilers for JSON schemas, as no route has such a schema, HTTP/2, and the addresses
 * behind proxies. An empty module replaces them.
 */
const unusedByFastify = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  '@fastify/proxy-addr',
  'node:http2',
];

/** The command line, with its dependencies bundled: the container image needs only the native module. */
const program = build({
  ...scripts,
  entryPoints: [join(root, 'src/launch/program.ts')],
  plugins: [separateParts],
  alias: Object.fromEntries(unusedByFastify.map((name) => [name, join(root, 'scripts/nothing.cjs')])),
  // Native code cannot be bundled.
  external: ['better-sqlite3'],
});

const programParts = build({
  ...scripts,
  entryPoints: Object.fromEntries(Object.values(parts).map(({ name, source }) => [name, source])),
  absWorkingDir: root,
});

/** What runs the scripts. */
const launcher = build({ ...common, entryPoints: [join(root, 'src/main.ts')], outdir: folder });

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

/**
 * The prepared profiles. Without the native module, which a package manager may have been told not to install, there are none, and the
 * program reads the seeds.
 */
async function prepareProfiles() {
  const bundled = join(root, 'node_modules/.cache', `prepared-profiles-${process.pid}.mjs`);
  const entryPoints = [join(root, 'scripts/prepared-profiles.ts')];
  await build({ ...common, packages: 'external', entryPoints, outfile: bundled });
  try {
    const { writeProfiles } = await import(pathToFileURL(bundled).href);
    writeProfiles(join(folder, 'profiles'));
  } catch (error) {
    process.stderr.write(`no profiles are prepared: ${error.message}\n`);
  } finally {
    await rm(bundled);
  }
}

/** The ES modules that export what the CommonJS modules define. */
async function writeWrappers() {
  await mkdir(folder, { recursive: true });
  for (const { name, isImportable } of commonJsEntries)
    if (isImportable) await writeFile(join(folder, `${name}.js`), `export * from './${name}.cjs';\n`);
}

/** The licences of the packages that the program and the inspector contain. The modules contain none. */
async function writeLicences(pages) {
  const metafiles = [(await program).metafile, (await programParts).metafile, await pages];
  await writeFile(join(folder, 'licences.txt'), licenceText(bundledPackages(metafiles)));
}

const pages = buildPages(join(folder, 'pages'));
await Promise.all([
  program,
  programParts,
  launcher,
  modules,
  vitest,
  writeWrappers(),
  pages,
  writeLicences(pages),
  prepareProfiles(),
]);
await chmod(join(folder, 'main.js'), 0o755);
