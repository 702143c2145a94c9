// Bundles the type declarations of the package's entry points into dist/: `node scripts/declarations.mjs`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Resolves `#layer/file.ts` to a file below src; imports of packages stay as they are. */
const layers = {
  name: 'layers',
  resolveId: (name) => (name.startsWith('#') ? join(root, 'src', name.slice(1)) : null),
};

const bundle = await rollup({
  input: { index: join(root, 'src/index.ts'), vitest: join(root, 'src/testing/vitest.ts') },
  external: (name) => !/^[./#]/.test(name),
  plugins: [layers, dts({ tsconfig: join(root, 'tsconfig.json') })],
  onwarn: ({ message }) => {
    throw new Error(message);
  },
});
// Declarations that the entry points share are in one file, so that each class is one type.
await bundle.write({ dir: join(root, 'dist'), chunkFileNames: 'shared.d.ts', entryFileNames: '[name].d.ts' });
await bundle.close();

const files = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.d.ts'));
if (files.length > 3) throw new Error(`expected one shared file of declarations, found ${files.join(', ')}`);
// The server augments Fastify's types; the augmentation must not reach the users of this package.
for (const name of files) {
  if (readFileSync(join(root, 'dist', name), 'utf8').includes('declare module'))
    throw new Error(`${name} augments the types of a package`);
}
