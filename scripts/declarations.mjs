// Bundles the type declarations of the package's entry points into dist/: `node scripts/declarations.mjs`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { commonJsEntries } from './entries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Resolves `#layer/file.ts` to a file below src; imports of packages stay as they are. */
const layers = {
  name: 'layers',
  resolveId: (name) => (name.startsWith('#') ? join(root, 'src', name.slice(1)) : null),
};

const bundle = await rollup({
  input: {
    ...Object.fromEntries(commonJsEntries.map(({ name, source }) => [name, join(root, source)])),
    vitest: join(root, 'src/testing/vitest.ts'),
  },
  external: (name) => !/^[./#]/.test(name),
  plugins: [layers, dts({ tsconfig: join(root, 'tsconfig.json') })],
  onwarn: ({ message }) => {
    throw new Error(message);
  },
});
// As in the modules, everything is declared once, for CommonJS, so that a class is one type however it is imported.
const dist = join(root, 'dist');
await bundle.write({
  dir: dist,
  chunkFileNames: 'shared.d.cts',
  entryFileNames: ({ name }) => (name === 'vitest' ? 'vitest.d.ts' : `${name}.d.cts`),
});
await bundle.close();
for (const { name, isImportable } of commonJsEntries)
  if (isImportable) writeFileSync(join(dist, `${name}.d.ts`), `export * from './${name}.cjs';\n`);

const files = readdirSync(dist).filter((name) => /\.d\.c?ts$/.test(name));
const shared = files.filter((name) => name.startsWith('shared'));
if (shared.length > 1) throw new Error(`expected one shared file of declarations, found ${shared.join(', ')}`);
// The server augments Fastify's types; the augmentation must not reach the users of this package.
for (const name of files) {
  if (readFileSync(join(dist, name), 'utf8').includes('declare module'))
    throw new Error(`${name} augments the types of a package`);
}
