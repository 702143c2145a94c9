// The package managers and versions of Node with which the package is installed.
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createProject, manifest, pack, root, runIn } from '../projects.mjs';

const files = join(root, 'scripts/install-check/project');
/** Run in a project: where SQLite is installed, and for which Node. pnpm has it where only its dependents see it. */
const describeSqlite = `JSON.stringify({
  home: path.dirname(require.resolve('better-sqlite3/package.json', { paths: [fs.realpathSync('node_modules/xivo-mock')] })),
  modules: process.versions.modules,
})`;
const sqlite = manifest.dependencies['better-sqlite3'];

/** Packs the package, and returns what the checks need to install it; everything is below `folder`. */
export function createToolbox(folder) {
  const prebuilt = join(folder, 'prebuilt');
  const env = {
    // Like the binary of a release, but at hand: SQLite is compiled once for each Node instead of once for each project.
    npm_config_better_sqlite3_local_prebuilds: prebuilt,
    // What package managers keep between projects.
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    YARN_CACHE_FOLDER: join(folder, 'yarn'),
    YARN_GLOBAL_FOLDER: join(folder, 'yarn-global'),
    YARN_ENABLE_TELEMETRY: '0',
  };
  const project = (name, more = {}) => createProject(join(folder, name), files, { ...env, ...more });
  const nodes = new Map();
  packBinary(prebuilt, join(root, 'node_modules/better-sqlite3'), process.versions.modules);

  return {
    folder,
    tarball: pack(folder),
    project,
    /** Installs a package with a program from the registry, and returns the path of the program. */
    program(name, version, command) {
      const place = join(folder, 'tools', `${name}-${version}`);
      mkdirSync(place, { recursive: true });
      runIn(place, 'npm', ['install', '--prefix', place, '--no-audit', '--no-fund', `${name}@${version}`]);
      return join(place, 'node_modules/.bin', command);
    },
    /** Installs a version of Node, and returns the environment in which it is the one that runs. */
    node(version) {
      if (!nodes.has(version)) nodes.set(version, installNode(folder, version));
      return nodes.get(version);
    },
    /** Keeps the binary of SQLite that a project has built, so that the same Node does not build it again. */
    keepBinary({ run }) {
      const { home, modules } = JSON.parse(run('node', '-p', describeSqlite));
      packBinary(prebuilt, home, modules);
    },
  };
}

/** The package `node-PLATFORM-ARCHITECTURE` has the program, and its headers to compile SQLite with. */
function installNode(folder, version) {
  const place = join(folder, 'tools', `node-${version}`);
  const name = `node-${process.platform}-${process.arch}`;
  mkdirSync(place, { recursive: true });
  runIn(place, 'npm', ['install', '--prefix', place, '--no-audit', '--no-fund', `${name}@${version}`]);
  const home = join(place, 'node_modules', name);
  return { PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}`, npm_config_nodedir: home };
}

/** Packs a binary under the name by which `prebuild-install` looks for it. */
function packBinary(prebuilt, home, modules) {
  mkdirSync(prebuilt, { recursive: true });
  const name = `better-sqlite3-v${sqlite}-node-v${modules}-${process.platform}-${process.arch}.tar.gz`;
  runIn(home, 'tar', ['-czf', join(prebuilt, name), 'build/Release/better_sqlite3.node']);
}
