import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withMock } from './mock.mjs';

/** The examples whose README has the commands that run them. */
export const shellExamples = [
  'provisioning',
  'vitest',
  'jest',
  'node-test',
  'playwright',
  'pytest',
  'unittest-urllib',
  'github-actions',
  'gitlab-ci',
];

/** What the check has installed already. */
const installs = /^(npm install|npx playwright install|python3 -m pip install)\b/;

/** Runs the commands of an example's README in its folder, with a mock at XIVO_URL where they name one. */
export async function runReadme({ name, workspace, environment }) {
  const cwd = join(workspace, name);
  const commands = commandsOf(readFileSync(join(cwd, 'README.md'), 'utf8'));
  if (commands.length === 0) throw new Error(`the README of ${name} has no command that runs it`);
  for (const command of commands) {
    if (!command.includes('http://localhost:8080')) runCommand(command, { cwd, env: environment });
    else
      await withMock(['--seeds', 'fresh'], environment, (url) => {
        runCommand(command.replace('http://localhost:8080', url), { cwd, env: environment });
      });
  }
}

function commandsOf(readme) {
  const block = /^```sh\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
  const commands = block.split('\n').map((line) => line.replace(/\s+#.*/, ''));
  return commands.filter((command) => command !== '' && !installs.test(command));
}

function runCommand(command, options) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { ...options, encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${command} in ${options.cwd} exits with ${status}\n${stdout}\n${stderr}`);
}
