import { argumentsOf, commands } from './commands.mjs';
import { checkUnbuilt, checkUse, foreignBinary } from './use.mjs';

/** Each supported Node: the package is installed with it, and its binary of SQLite tried with the Node that runs this check. */
export function nodes({ project, node, keepBinary, tarball }) {
  for (const version of [20, 22, 24]) {
    const current = process.versions.node.startsWith(`${version}.`);
    const built = project(`node-${version}`, current ? {} : node(version));
    built.run('npm', ...argumentsOf(commands.npm, tarball));
    process.stdout.write(`  Node ${built.run('node', '--version')}`);
    checkUse(built);
    keepBinary(built);
    if (!current) checkUnbuilt(built, foreignBinary, commands.npmRebuild, process.execPath);
  }
}
