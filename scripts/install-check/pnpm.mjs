import { argumentsOf, commands } from './commands.mjs';
import { checkUnbuilt, checkUse, noBinary } from './use.mjs';

/** pnpm runs install scripts only of packages that are approved. From version 11 on it needs Node 22. */
export function pnpm({ project, program, node, keepBinary, tarball }) {
  for (const [version, env] of [
    [10, {}],
    [11, node(22)],
    [12, node(22)],
  ]) {
    const command = program('pnpm', version, 'pnpm');
    const built = project(`pnpm-${version}`, env);
    built.run(command, ...argumentsOf(commands.pnpm, tarball));
    checkUse(built);
    // Version 12 brings no node-gyp, and uses what version 11 has built.
    keepBinary(built);
    const unbuilt = project(`pnpm-${version}-ignore-scripts`, env);
    unbuilt.run(command, 'add', '--save-dev', '--ignore-scripts', tarball);
    checkUnbuilt(unbuilt, noBinary, 'pnpm approve-builds');
    // Version 10 asks which packages it may build.
    if (version === 10) continue;
    unbuilt.run(command, ...argumentsOf(commands.pnpmApprove));
    unbuilt.run(command, ...argumentsOf(commands.pnpmRebuild));
    checkUse(unbuilt);
  }
}
