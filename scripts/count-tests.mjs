// Prints the number of tests that ran, on one line: `node scripts/count-tests.mjs RESULTS.json`.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`);
if (numPassedTests === 0 || numFailedTests > 0) process.exitCode = 1;
