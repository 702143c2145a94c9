import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { resources } from '#resources/index.ts';

/** The names of files in a resource's folder, or beside the resources that share them (CONTRIBUTING, "Adding a resource"). */
const vocabulary = [
  'fields',
  'body',
  'links',
  'show',
  'answers',
  'rows',
  'search',
  'add',
  'edit',
  'delete',
  'import',
  'acts',
  'differences',
  'descriptions',
];

/** Names outside the vocabulary, and why. */
const special: Readonly<Record<string, string>> = {
  'xivo/configuration/refused-fallback': 'the fallback of two resources with a single act',
  'callcenter/settings/plain-ids': 'a narrower reading of `id`, for two resources',
  'callcenter/settings/queueskillrules/grammar': 'the language of the rules',
  'cti/configuration/people': 'a section of the only answer',
  'cti/configuration/directories': 'a section of the only answer',
  'cti/configuration/server': 'a section of the only answer',
  'service/ipbx/call_management/cel/dates': 'the period that a query asks for',
  'service/ipbx/call_management/cel/filters': 'what else a query asks for',
  'service/ipbx/call_management/cel/legs': 'events become the legs of a call',
  'service/ipbx/call_management/cel/summaries': 'legs become calls',
  'service/ipbx/call_management/schedule/actions': 'a part of the body with a form of its own',
  'service/ipbx/call_management/schedule/periods': 'a part of the body with rows of its own',
  'service/ipbx/pbx_settings/meetme/administrator': 'rules over several fields',
  'service/ipbx/pbx_settings/users/function-keys': 'a part of the body with rows of its own',
  'service/ipbx/pbx_settings/users/leftovers': 'what stays of a refused act',
  'service/ipbx/pbx_settings/users/lines': 'a part of the body with rows of its own: the plan',
  'service/ipbx/pbx_settings/users/posted-lines': 'the same part: what was sent',
  'service/ipbx/pbx_settings/users/written-lines': 'the same part: what was stored',
  'service/ipbx/pbx_settings/users/voicemail': 'a part of the body with a row of its own',
  'service/ipbx/system_management/context/ranges': 'a part of the body with rows of its own',
  'service/ipbx/system_management/context/rename': 'a new name goes to a dozen tables',
  'statistics/call_center/data/calendar': 'periods of time, as rows of a table',
  'statistics/call_center/data/rows': 'the rows of a table',
  'statistics/call_center/data/table': 'defines the resource of a table',
  'xivo/configuration/lenient-body': 'settings whose edits take any body',
  'xivo/configuration/plain-text': 'values that nothing checks',
  'xivo/configuration/network/addresses': 'arithmetic with addresses',
  'xivo/configuration/settings-record': 'settings that are one row',
};

const folder = new URL('../../src/resources/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length));
const declared = resources.map(({ base, path }) => `${base}/${path}`);
const parts = files.filter((name) => !declared.includes(name));

test('the files of a resource have the names of the vocabulary, but for those that are listed with their reason', () => {
  const unknown = parts.filter((name) => !vocabulary.includes(basename(name)) && special[name] === undefined);
  expect(unknown).toEqual([]);
  expect(Object.keys(special).filter((name) => !parts.includes(name))).toEqual([]);
});

test('no name is longer by the name of its folder', () => {
  const repeated = files.filter((name) => {
    const [file = '', parent = ''] = name.split('/').reverse();
    return file.startsWith(`${parent}-`) || file.startsWith(`${parent.replace(/s$/, '')}-`);
  });
  expect(repeated).toEqual([]);
});
