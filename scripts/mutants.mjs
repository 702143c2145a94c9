// Mutation testing: changes the code of a folder and checks that its tests fail: `npm run mutants -- FOLDER [--lines 100] [--seed 1] [--concurrency 1]`.
// With `--lines N` only N lines are changed, chosen at random from the seed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Minimum percentage of mutants that the tests of a folder have to detect. */
const minimumScores = { wire: 85, fields: 85, access: 85, journal: 85, faults: 85 };

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
if (folder === undefined) throw new Error('expected the name of a folder below src, such as wire');

const files = readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', folder, name));
const stryker = new Stryker({
  mutate: values.lines === undefined ? files : sample(linesOf(files), Number(values.lines), Number(values.seed)),
  testRunner: 'vitest',
  testFiles: (values.tests ?? `test/${folder}`).split(',').map((tests) => `${tests}/**/*.test.ts`),
  vitest: { related: false, configFile: 'vitest.mutants.config.ts' },
  ...(values.concurrency !== undefined && { concurrency: Number(values.concurrency) }),
  coverageAnalysis: 'perTest',
  // Tests of cost are slow while coverage is counted for each mutant.
  dryRunTimeoutMinutes: 20,
  ignoreStatic: true,
  // A file that does not exist: Stryker cannot use this version of the compiler.
  tsconfigFile: 'none.json',
  ignorePatterns: ['coverage', 'dist', 'bench'],
  tempDirName: 'node_modules/.cache/stryker',
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: values.lines === undefined ? (minimumScores[folder] ?? null) : null },
});
const results = await stryker.runMutationTest();
const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
process.stdout.write(`${results.length} mutants, ${survivors.length} survived\n`);

/** Every line with code, in Stryker's syntax for a range. */
function linesOf(paths) {
  return paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /^\s*(?:$|import|export type|\/?\*|\/\/|[})\]]+;?$)/.test(line) ? [] : [`${path}:${index + 1}-${index + 1}`],
      ),
  );
}

/** Up to `count` items, chosen by a linear congruential generator. */
function sample(items, count, seed) {
  const rest = [...items];
  let state = seed;
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return rest.splice(Math.floor((state / 2 ** 32) * rest.length), 1)[0];
  });
}
