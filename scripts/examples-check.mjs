// Runs the examples as their readers do, in a copy outside of the repository, with the packed package: `npm run examples:check` (needs
// the package registry, and pytest, setuptools and wheel for Python). Names of examples run only these.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPrograms } from './examples-check/programs.mjs';
import { installPython } from './examples-check/python.mjs';
import { runReadme, shellExamples } from './examples-check/readme.mjs';
import { prepareWorkspace } from './examples-check/workspace.mjs';

const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (![...shellExamples, 'compose'].includes(name)) throw new Error(`${name} is not an example that can be run here`);
}
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);
const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-examples-'));

try {
  const workspace = prepareWorkspace(folder, isChosen);
  const environment = installPython(folder, workspace);
  for (const name of shellExamples.filter(isChosen)) {
    process.stdout.write(`== ${name}\n`);
    await runReadme({ name, workspace, environment });
  }
  if (isChosen('compose')) {
    process.stdout.write('== compose\n');
    await checkPrograms({ workspace, environment });
  }
  process.stdout.write('examples: ok\n');
} finally {
  rmSync(folder, { recursive: true });
}
