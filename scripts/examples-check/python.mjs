import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, run } from './workspace.mjs';

/**
 * Installs the Python package into a folder. Returns the environment of the examples: `python3` finds the package, the command
 * `xivo-mock` is the packed one, and the browser is the one of Debian if it is there. The variable PYTHON names another interpreter.
 */
export function installPython(folder, workspace) {
  const python = process.env['PYTHON'] ?? '/usr/bin/python3';
  const source = join(folder, 'python');
  const site = join(folder, 'site');
  cpSync(join(root, 'clients/python'), source, { recursive: true });
  const options = ['--quiet', '--disable-pip-version-check', '--no-index', '--no-build-isolation', '--no-deps'];
  const env = { ...process.env, PIP_ROOT_USER_ACTION: 'ignore' };
  run(python, ['-m', 'pip', 'install', ...options, '--target', site, source], { env });
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  symlinkSync(python, join(programs, 'python3'));
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return {
    ...process.env,
    ...(existsSync(chromium) && { CHROMIUM: chromium }),
    PATH: [programs, join(workspace, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    PYTHONPATH: site,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
