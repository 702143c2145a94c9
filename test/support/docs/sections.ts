import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { commands } from '#commands/index.ts';
import { optionsTable } from '#config/help.ts';
import { optionsOf } from '#config/option.ts';
import { startOptions } from '#config/options.ts';
import type { Resource } from '#core/resource.ts';
import { mockEvent } from '#events/event.ts';
import { presets } from '#faults/presets.ts';
import { packageRoot } from '#paths.ts';
import { resources, sharedDifferences } from '#resources/index.ts';
import { bodySections } from '#seeding/sections.ts';

/** The contents of the generated sections of the documents, by name. */
const sections: Readonly<Record<string, () => string>> = {
  resources: resourcesTable,
  differences: differencesTable,
  options: () => optionsTable(optionsOf(startOptions)),
  commands: commandsTable,
  presets: presetsTable,
  events: eventsTable,
  fixtures: fixturesTable,
  layers: layersTable,
};

/** The names of all generated sections. */
export const sectionNames: readonly string[] = Object.keys(sections);

/** The text with each generated section renewed: `<!-- NAME -->` … `<!-- /NAME -->`. */
export function withSections(text: string): string {
  return text.replace(/<!-- (\w+) -->\n[\s\S]*?<!-- \/\1 -->/g, (section, name: string) => {
    const make = sections[name];
    return make === undefined ? section : `<!-- ${name} -->\n\n${make()}\n\n<!-- /${name} -->`;
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

/** Bold is the act that runs when `act` is missing or unknown. */
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

function commandsTable(): string {
  const rows = commands.map(({ name, summary, verbs }) => {
    return [`\`${name}\``, verbs.map(([usage]) => `\`${usage}\``).join(', '), summary];
  });
  return table(['Command', 'Verbs', 'What it does'], rows);
}

function presetsTable(): string {
  const rows = Object.entries(presets).map(([name, { description, stage }]) => [`\`${name}\``, stage, description]);
  return table(['Preset', 'Stage', 'What happens'], rows);
}

function eventsTable(): string {
  const common = ['type', 'eventId', 'world', 'at'];
  const rows = mockEvent().options.map(({ shape, description = '' }) => {
    const members = Object.entries(shape).filter(([name]) => !common.includes(name));
    return [`\`${shape.type.value}\``, description, members.map(([name]) => `\`${name}\``).join(', ')];
  });
  return table(['Type', 'When', 'Members'], rows);
}

function fixturesTable(): string {
  const rows = bodySections('documented').map(({ name, description }) => {
    const resource = resources.find(({ fixture }) => fixture === name);
    return [`\`${name}\``, resource === undefined ? description : `\`${resource.base}/…/${resource.path}/?act=add\``];
  });
  return table(['Key', 'Bodies of'], rows);
}

const layers = z.object({ layers: z.array(z.object({ layer: z.string(), holds: z.string() })) });

function layersTable(): string {
  const text = readFileSync(join(packageRoot, 'scripts/layers.json'), 'utf8');
  const rows = layers.parse(JSON.parse(text)).layers.map(({ layer, holds }) => [`\`src/${layer}\``, holds]);
  return table(['Layer', 'What it holds'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
