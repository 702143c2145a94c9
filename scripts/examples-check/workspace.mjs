import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Examples that need a container engine: their dependencies are not installed. */
const needEngine = ['testcontainers-node'];

/** The project that needs nothing but the mock: it is installed in any case, for examples that need the command. */
const least = 'node-test';

/**
 * Copies the examples and installs the dependencies of those that are chosen, the packed package among them. They are workspaces of one
 * project, so that what several of them need is installed once. Returns the folder.
 */
export function prepareWorkspace(folder, isChosen) {
  const workspace = join(folder, 'examples');
  cpSync(join(root, 'examples'), workspace, { recursive: true });
  const projects = readdirSync(workspace, { withFileTypes: true }).flatMap(({ name }) => {
    const isNeeded = (isChosen(name) || name === least) && !needEngine.includes(name);
    return isNeeded && existsSync(join(workspace, name, 'package.json')) ? [name] : [];
  });
  const tarball = pack(folder);
  for (const name of projects) useTarball(join(workspace, name, 'package.json'), tarball);
  const manifest = { name: 'examples', private: true, workspaces: projects };
  writeFileSync(join(workspace, 'package.json'), JSON.stringify(manifest));
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: workspace });
  copySqlite(workspace);
  return workspace;
}

/** Packs the package, and returns the path of the tarball. */
function pack(folder) {
  run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
}

/** Before the first release, and for the version of this clone, the package comes from its tarball. */
function useTarball(path, file) {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.devDependencies['xivo-mock'] = `file:${file}`;
  writeFileSync(path, JSON.stringify(manifest));
}

/** Takes SQLite as it was built in this clone, where compiling it again takes minutes. `npm run pack:check` installs it. */
function copySqlite(workspace) {
  const build = 'node_modules/better-sqlite3/build/Release';
  mkdirSync(join(workspace, build), { recursive: true });
  cpSync(join(root, build, 'better_sqlite3.node'), join(workspace, build, 'better_sqlite3.node'));
}

/** Runs a program and returns its standard output. */
export function run(program, argv, options = {}) {
  return execFileSync(program, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });
}
