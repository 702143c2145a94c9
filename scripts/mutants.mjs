// Changes single places of a folder's code and looks whether its own tests notice: `npm run mutants -- FOLDER [--lines 100] [--seed 1] [--concurrency 1]`.
// With `--lines` only so many lines of the folder are changed, drawn by the seed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Share of the changes that the tests of these folders have to notice, in percent. */
const wanted = { wire: 85, fields: 85, access: 85, journal: 85, faults: 85 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
    concurrency: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder below src, such as wire');

const files = readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', folder, name));
const stryker = new Stryker({
  mutate: values.lines === undefined ? files : drawn(linesOf(files), Number(values.lines), Number(values.seed)),
  testRunner: 'vitest',
  testFiles: (values.tests ?? `test/${folder}`).split(',').map((tests) => `${tests}/**/*.test.ts`),
  vitest: { related: false, configFile: 'vitest.mutants.config.ts' },
  ...(values.concurrency !== undefined && { concurrency: Number(values.concurrency) }),
  coverageAnalysis: 'perTest',
  // The tests of cost take their time when every place of the code counts its visits.
  dryRunTimeoutMinutes: 20,
  ignoreStatic: true,
  // The compiler has no programming interface for it in this version.
  tsconfigFile: 'none.json',
  ignorePatterns: ['coverage', 'dist', 'bench'],
  tempDirName: 'node_modules/.cache/stryker',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: values.lines === undefined ? (wanted[folder] ?? null) : null },
});
const results = await stryker.runMutationTest();
const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
process.stdout.write(`${results.length} changes, ${survivors.length} not noticed\n`);

/** Every line with code, as Stryker takes a range. */
function linesOf(paths) {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /^\s*(?:$|import|export type|\/?\*|\/\/|[})\]]+;?$)/.test(line) ? [] : [`${path}:${index + 1}-${index + 1}`],
      ),
  );
}

/** So many of the items, drawn by a linear congruential generator. */
function drawn(items, count, seed) {
  const rest = [...items];
  let state = seed;
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return rest.splice(Math.floor((state / 2 ** 32) * rest.length), 1)[0];
  });
}
