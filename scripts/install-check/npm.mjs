import { join } from 'node:path';
import { manifest, root, runIn } from '../projects.mjs';
import { argumentsOf, commands } from './commands.mjs';
import { checkUnbuilt, checkUse, noBinary } from './use.mjs';

/** The tarball, with and without install scripts. */
export function npm({ project, tarball }) {
  const built = project('npm');
  built.run('npm', ...argumentsOf(commands.npm, tarball));
  checkUse(built);
  const unbuilt = project('npm-ignore-scripts');
  unbuilt.run('npm', ...argumentsOf(commands.npm, tarball), '--ignore-scripts');
  checkUnbuilt(unbuilt, noBinary, commands.npmRebuild);
  unbuilt.run('npm', ...argumentsOf(commands.npmRebuild));
  checkUse(unbuilt);
}

/** Without installing it: npm keeps the package in its cache. */
export function npx({ project, tarball }) {
  const { run } = project('npx');
  const printed = run('npx', ...argumentsOf(commands.npx, tarball)).trim();
  if (printed !== manifest.version) throw new Error(`npx xivo-mock --version prints ${printed}`);
}

/** The commit that is checked out, from a repository: npm builds it. */
export function git({ project, folder }) {
  const repository = join(folder, 'repository.git');
  const commit = runIn(root, 'git', ['rev-parse', 'HEAD']).trim();
  runIn(root, 'git', ['clone', '--quiet', '--bare', root, repository]);
  const built = project('git');
  built.run('npm', ...argumentsOf(commands.npm, `git+file://${repository}#${commit}`));
  checkUse(built);
}
