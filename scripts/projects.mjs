// Projects in temporary folders, in which the checks of the package install and use it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Calls `work` with a new folder, and removes it afterwards. */
export function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-check-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs the package into `folder`, and returns the path of the tarball. */
export function pack(folder) {
  runIn(root, 'npm', ['pack', '--silent', '--pack-destination', folder]);
  return join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

/** Makes a project in `folder` with a copy of the files in `files`. `env` is added to the environment of its programs. */
export function createProject(folder, files, env = {}) {
  mkdirSync(folder, { recursive: true });
  cpSync(files, folder, { recursive: true });
  return {
    folder,
    /** Runs a program in the project and returns its standard output. */
    run: (program, ...argv) => runIn(folder, program, argv, env),
    /** Runs a program that has to fail and to say a sentence, and returns everything that it prints. */
    mustFail(sentence, program, ...argv) {
      const { command, status, printed } = attempt(folder, program, argv, env);
      if (status === 0) throw new Error(`${command} does not fail`);
      if (!printed.includes(sentence)) throw new Error(`${command} does not say "${sentence}", but:\n${printed}`);
      return printed;
    },
  };
}

/** Runs a program in a folder and returns its standard output. If it fails, the error has everything that it has printed. */
export function runIn(folder, program, argv, env = {}) {
  const { command, status, stdout, printed } = attempt(folder, program, argv, env);
  if (status !== 0) throw new Error(`${command} fails in ${folder}:\n${printed}`);
  return stdout;
}

function attempt(folder, program, argv, env) {
  const options = { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' };
  const { error, status, stdout, stderr } = spawnSync(program, argv, options);
  if (error !== undefined) throw error;
  return { command: [program, ...argv].join(' '), status, stdout, printed: `${stdout}${stderr}` };
}
