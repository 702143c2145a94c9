import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { optionsTable } from '#config/help.ts';
import { optionsOf } from '#config/option.ts';
import { startOptions } from '#config/options.ts';
import type { Resource } from '#core/resource.ts';
import { resources, sharedDifferences } from '#resources/index.ts';

const run = promisify(execFile);

/** The content of the README's generated sections, by name. */
const sections: Readonly<Record<string, () => string>> = {
  resources: resourcesTable,
  differences: differencesTable,
  options: () => optionsTable(optionsOf(startOptions)),
};

/** Returns the text with each generated section updated: `<!-- NAME -->` … `<!-- /NAME -->`. */
export function withSections(readme: string): string {
  return readme.replace(/<!-- (\w+) -->\n[\s\S]*?<!-- \/\1 -->/g, (whole, name: string) => {
    const make = sections[name];
    return make === undefined ? whole : `<!-- ${name} -->\n\n${make()}\n\n<!-- /${name} -->`;
  });
}

const commonActs = ['list', 'search', 'view', 'add', 'edit', 'delete', 'deleteall'];

function resourcesTable(): string {
  const rows = resources.map((resource) => {
    const others = Object.keys(resource.acts).filter((act) => !commonActs.includes(act));
    const marks = commonActs.map((act) => (Object.hasOwn(resource.acts, act) ? markOf(resource, act) : ''));
    return [
      `\`${resource.base}\``,
      `\`${resource.path}\``,
      ...marks,
      others.map((act) => markOf(resource, act, act)).join(' '),
      noteOf(resource),
    ];
  });
  return table(['Base', 'Resource', ...commonActs, 'others', 'Notes'], rows);
}

/** The act that runs if `act` is missing or unknown is bold. */
function markOf({ fallback }: Resource, act: string, mark = '●'): string {
  return act === fallback ? `**${mark}**` : mark;
}

function noteOf({ modes, served, aliases = [], grantable }: Resource): string {
  return [
    ...(modes?.length === 1 ? [`${modes[0]} only`] : []),
    ...(served === undefined ? [] : ['documented only']),
    ...(grantable === false ? ['no account has the right'] : []),
    ...aliases.map(({ path }) => `also as \`${path}\` (documented)`),
  ].join(', ');
}

function differencesTable(): string {
  const listed = [...resources.flatMap(({ differences = [] }) => differences), ...sharedDifferences];
  const rows = [...new Set(listed)].map(({ where, recorded, documented, why }) => {
    return [where, recorded.text, documented.text, why];
  });
  return table(['Where', '`recorded`', '`documented`', 'Why'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** A command of a `console` block with the output below it. */
export interface Shown {
  readonly command: string;
  readonly output: string;
}

/** Returns the commands of a `console` block: lines after `$ `, continued by a backslash. */
export function commandsOf(block: string): readonly Shown[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((piece) => {
      const lines = piece.split('\n');
      const length = lines.findIndex((line) => !line.endsWith('\\')) + 1;
      return { command: lines.slice(0, length).join('\n'), output: lines.slice(length).join('\n').trimEnd() };
    });
}

/** Runs a command of the README against the mock at the port, and returns its output, whatever its exit status. */
export async function outputOf(command: string, port: number): Promise<string> {
  const shell = run('bash', ['-c', command.replaceAll('localhost:8080', `localhost:${port}`)]);
  const { stdout } = await shell.catch((error: { stdout: string }) => error);
  return stdout.trimEnd();
}
