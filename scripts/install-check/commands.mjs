/** The commands that README.md and docs/installation.md show. The check runs them with a tarball or a repository instead of the name. */
export const commands = {
  npm: 'npm install --save-dev xivo-mock',
  npx: 'npx --yes --package xivo-mock xivo-mock --version',
  npmRebuild: 'npm rebuild better-sqlite3',
  pnpm: 'pnpm add --save-dev --allow-build=better-sqlite3 xivo-mock',
  pnpmApprove: 'pnpm approve-builds better-sqlite3',
  pnpmRebuild: 'pnpm rebuild better-sqlite3',
  yarnClassic: 'yarn add --dev --ignore-engines xivo-mock',
  yarn: 'yarn add --dev xivo-mock',
};

/** What package.json of a project says so that Yarn 4 builds SQLite. */
export const yarnApproval = { dependenciesMeta: { 'better-sqlite3': { built: true } } };

/** The arguments of a command, for the program that runs it. `source` takes the place of the package. */
export function argumentsOf(command, source = 'xivo-mock') {
  const [, ...argv] = command.replace(' xivo-mock', ` ${source}`).split(' ');
  return argv;
}
