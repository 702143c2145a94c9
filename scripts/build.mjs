// Bundles the command line and the package's modules: `node scripts/build.mjs [FOLDER]`, by default into dist/.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const folder = process.argv[2] ?? dist;
const common = { bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' };

// What an earlier build has left must not get into the package.
if (folder === dist) await rm(dist, { recursive: true, force: true });

/** The command line brings its packages with it, so that the container image needs none but the native one. */
const program = build({
  ...common,
  entryPoints: [join(root, 'src/main.ts')],
  outdir: folder,
  // What a start does not need (YAML, certificates) lies beside it, and is not read before it is asked for.
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  minifyWhitespace: true,
  minifySyntax: true,
  alias: {
    // Its CommonJS form loses the names of its exports when it is a part of its own.
    '@peculiar/x509': join(root, 'node_modules/@peculiar/x509/build/x509.es.js'),
    // The compilers for JSON schemas of routes, of which there are none.
    '@fastify/ajv-compiler': join(root, 'scripts/nothing.cjs'),
    '@fastify/fast-json-stringify-compiler': join(root, 'scripts/nothing.cjs'),
  },
  // Native code cannot be bundled.
  external: ['better-sqlite3'],
  // Bundled CommonJS packages ask for Node's own modules with `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
});

/** Who imports the package has its dependencies installed; what both modules use exists once, in a third file. */
const modules = build({
  ...common,
  entryPoints: { index: join(root, 'src/index.ts'), vitest: join(root, 'src/testing/vitest.ts') },
  outdir: folder,
  packages: 'external',
  splitting: true,
  chunkNames: 'shared',
});

await Promise.all([program, modules]);
await chmod(join(folder, 'main.js'), 0o755);
