// Packs the package and uses it in an empty project: `npm run pack:check` (needs the package registry).
import { join } from 'node:path';
import { createProject, inFolder, manifest, pack, root } from './projects.mjs';
import { checkTarball } from './release.mjs';

const files = join(root, 'scripts/pack-check/project');
const versioned = (...names) => names.map((name) => `${name}@${manifest.devDependencies[name]}`);

function checkModules({ run }) {
  const printed = run('npx', '--no-install', 'xivo-mock', '--version').trim();
  if (printed !== manifest.version) throw new Error(`xivo-mock --version prints ${printed}`);
  process.stdout.write(run(process.execPath, 'import.mjs'));
  process.stdout.write(run(process.execPath, 'require.cjs'));
}

/** The declarations, by TypeScript 5 and the current one; without `@types/node`, which is optional, they need `skipLibCheck`. */
function checkTypes({ run }, install) {
  const compilers = ['typescript', 'typescript5'];
  const compile = (...argv) => {
    for (const name of compilers) run(process.execPath, `node_modules/${name}/bin/tsc`, ...argv);
  };
  install(...versioned('typescript'), 'typescript5@npm:typescript@5');
  compile('-p', '.', '--skipLibCheck', 'true');
  install(...versioned('@types/node', 'vitest', '@playwright/test'));
  compile('-p', '.', '--skipLibCheck', 'false', '--types', 'node');
  compile('-p', 'tsconfig.bundler.json');
  compile('-p', 'tsconfig.tests.json');
  process.stdout.write('types: ok\n');
}

function checkRunners({ run, mustFail }, install) {
  install(...versioned('jest', 'jest-environment-node'));
  run('npx', '--no-install', 'vitest', 'run', 'pbx.test.ts');
  run('npx', '--no-install', 'jest', 'pbx');
  mustFail('the PBX refused requests of this test', 'npx', '--no-install', 'jest', 'refused');
  run(process.execPath, '--test', 'pbx.node.mjs');
  run('npx', '--no-install', 'playwright', 'test', 'pbx.spec.ts');
  process.stdout.write('test runners: ok\n');
}

inFolder((folder) => {
  const tarball = pack(folder);
  checkTarball(tarball);
  const project = createProject(join(folder, 'project'), files);
  const install = (...packages) => project.run('npm', 'install', '--no-audit', '--no-fund', ...packages);
  install(tarball);
  checkModules(project);
  checkTypes(project, install);
  checkRunners(project, install);
});
process.stdout.write('package: ok\n');
