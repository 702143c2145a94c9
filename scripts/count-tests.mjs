// Prints the number of tests that ran, on one line: `node scripts/count-tests.mjs RESULTS.json...`.
import { readFileSync } from 'node:fs';

const results = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (name) => results.reduce((total, result) => total + result[name], 0);
const failed = sum('numFailedTests');
process.stdout.write(`${sum('numPassedTests')} passed, ${failed} failed, ${sum('numPendingTests')} skipped\n`);
if (failed > 0 || results.some(({ numPassedTests }) => numPassedTests === 0)) process.exitCode = 1;
