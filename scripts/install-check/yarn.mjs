import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsOf, commands, yarnApproval } from './commands.mjs';
import { checkUnbuilt, checkUse, noBinary } from './use.mjs';

/** Yarn 1 refuses a dependency whose `engines` exclude the Node that runs; on Node 20 that is one of Fastify's. */
export function yarnClassic({ project, program, tarball }) {
  const command = program('yarn', 1, 'yarn');
  const built = project('yarn-1');
  built.run(command, ...argumentsOf(commands.yarnClassic, tarball));
  checkUse(built);
  const unbuilt = project('yarn-1-ignore-scripts');
  unbuilt.run(command, ...argumentsOf(commands.yarnClassic, tarball), '--ignore-scripts');
  checkUnbuilt(unbuilt, noBinary, commands.npmRebuild);
  unbuilt.run('npm', ...argumentsOf(commands.npmRebuild));
  checkUse(unbuilt);
}

/** Yarn 4 builds a package when package.json of the project says so. */
export function yarn({ project, program, tarball }) {
  const command = program('@yarnpkg/cli-dist', 4, 'yarn');
  const { folder, ...unbuilt } = project('yarn-4');
  writeFileSync(join(folder, '.yarnrc.yml'), 'nodeLinker: node-modules\n');
  // A project of its own, whatever is above the folder.
  writeFileSync(join(folder, 'yarn.lock'), '');
  unbuilt.run(command, ...argumentsOf(commands.yarn, `xivo-mock@file:${tarball}`));
  checkUnbuilt(unbuilt, noBinary, commands.npmRebuild);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...yarnApproval }));
  unbuilt.run(command, 'install');
  checkUse(unbuilt);
}
