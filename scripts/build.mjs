// Bundles the command line and the package's modules: `node scripts/build.mjs [FOLDER]`, by default into dist/.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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

/** The modules of the package, whose dependencies are installed with it; code that both use is in a third file. */
const modules = build({
  ...common,
  entryPoints: { index: join(root, 'src/index.ts'), vitest: join(root, 'src/testing/vitest.ts') },
  outdir: folder,
  packages: 'external',
  splitting: true,
  chunkNames: 'shared',
});

await Promise.all([program, modules, buildPages(join(folder, 'pages'))]);
await chmod(join(folder, 'main.js'), 0o755);
