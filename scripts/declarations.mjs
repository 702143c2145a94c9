// Rolls the type declarations of the package's entries up into dist/: `node scripts/declarations.mjs`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `#room/file.ts` is a file below src, which the roll-up takes in; packages stay imports. */
const rooms = {
  name: 'rooms',
  resolveId: (name) => (name.startsWith('#') ? join(root, 'src', name.slice(1)) : null),
};

const bundle = await rollup({
  input: { index: join(root, 'src/index.ts'), vitest: join(root, 'src/testing/vitest.ts') },
  external: (name) => !/^[./#]/.test(name),
  plugins: [rooms, dts({ tsconfig: join(root, 'tsconfig.json') })],
  onwarn: ({ message }) => {
    throw new Error(message);
  },
});
// What the entries share stands in one file, so that each class is one type.
await bundle.write({ dir: join(root, 'dist'), chunkFileNames: 'shared.d.ts', entryFileNames: '[name].d.ts' });
await bundle.close();

const files = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.d.ts'));
if (files.length > 3) throw new Error(`the declarations lie in ${files.join(', ')}: one shared file is expected`);
// What the server adds to the types of its packages would be added to those of whoever uses both.
for (const name of files) {
  if (readFileSync(join(root, 'dist', name), 'utf8').includes('declare module'))
    throw new Error(`${name} changes the types of a package`);
}
