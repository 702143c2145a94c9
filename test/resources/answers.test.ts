import { beforeAll, expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { World } from '#world/world.ts';
import { AnswerChecks } from '../support/answer-checks.ts';
import { readWithParameters, recordedNetworkCards, worldOfOddObjects } from '../support/answer-objects.ts';
import { idsOf, openPlacesOf, placesOf } from '../support/answer-places.ts';
import { checkedMock, checkRecorded, readEverything, readingActs, replayAll } from '../support/answer-traffic.ts';
import { worldOfFullObjects, worldWithoutObjects } from '../support/full-objects.ts';
import { sendExamples } from '../support/page-examples.ts';

const dialects: readonly Dialect[] = ['recorded', 'documented'];
const registries = {
  recorded: new Registry(resources, 'recorded'),
  documented: new Registry(resources, 'documented'),
};
const checks = new AnswerChecks(registries);
const unmatched: string[] = [];

/** The acts that read objects elsewhere, but always refuse here. */
const refusing = [
  'ipbx/ctiserver/configuration:view',
  'xivo/configuration/provisioning/autoprov:list',
  'xivo/configuration/provisioning/configregistrar:list',
];

/** Objects whose keys are data. */
const keyedByData: Readonly<Record<string, string>> = {
  'DeviceConfiguration.sip_lines record': 'by the place of the line on the device',
  'DeviceConfiguration.sccp_call_managers record': 'by the number of the server',
  'DeviceView.capabilities|record record': 'by names that the plugins of the provisioning daemon choose',
  'FeatureCode.line record': 'by the priority of the dialplan entry',
  'FeatureCodes.extenfeatures|record record': 'by the name of the feature, a row',
  'FeatureCodes.featuremap|record record': 'by the name of the option, a row',
  'FeatureCodes.generalfeatures|record record': 'by the name of the option, a row',
  'AdvancedSettings.generalmeetme|record record': 'by the name of the option, a row',
  'AdvancedSettings.generalqueues|record record': 'by the name of the option, a row',
  'Call record': 'by the id of the channel',
  'CallLeg.event record': 'by the type of the event',
  'ContextView.contextmember|object object': 'by the type of the member',
  'ContextView.contextmember|object.generaliax record': 'by the name of the setting, a row',
  'ContextView.contextmember|object.generalsip record': 'by the name of the setting, a row',
  'ContextView.contextmember|object.generalvoicemail record': 'by the name of the setting, a row',
  'ContextView.contextmember|object.voicemail record': 'by the name of the setting, a row',
  'CtiConfiguration.contexts|record record': 'by the name of a row',
  'CtiConfiguration.directories|record record': 'by the name of a row',
  'CtiConfiguration.displays|record record': 'by the name of a row',
  'CtiConfiguration.displays|record.*|record record': 'by the place of the column',
  'CtiConfiguration.phonestatus|record record': 'by the name of a row',
  'CtiConfiguration.phonestatus|record.*|record record': 'by the number of the state, a row',
  'CtiConfiguration.preferences|record record': 'by the name of the profile, a row',
  'CtiConfiguration.profiles|record record': 'by the id of the profile',
  'CtiConfiguration.services|record record': 'by the name of the profile, a row',
  'CtiConfiguration.sheets.actions|record record': 'by the name of a row',
  'CtiConfiguration.userstatus|record record': 'by the name of a row',
  'CtiConfiguration.userstatus|record.*|record record': 'by the name of the presence, a row',
  'CtiDirectory object': 'field_ and the name of a field, a row',
  'CtiPresence.actions|record record': 'by the name of the action',
  'CtiSheet.action_info|record record': 'by the place of the line',
  'CtiSheet.sheet_info|record record': 'by the place of the line',
  'CtiSheet.systray_info|record record': 'by the place of the line',
  'IaxSettings object': 'by the name of the option, a row',
  'PhonebookSettings.ldapfilter|record record': 'by the id of the filter',
  'PhonebookSettings.xivoserver|record record': 'by the id of the server',
  'ScheduleActionArguments.actionarg2|record record': 'by the parts of a text',
  'ScheduleView.dialaction object': 'by the place of the period',
  'SipSettings object': 'by the name of the option, a row',
  'StatisticsConfigurationView.agent|record record': 'by the id of the agent',
  'StatisticsConfigurationView.queue|record record': 'by the id of the queue',
  'VoicemailSettings object': 'by the name of the option, a row',
  'VoicemailSettings.zonemessages|record record': 'by the name of the zone, a row',
  'statistics/call_center/data/stats1:show|record record': 'by the key of the row',
  'statistics/call_center/data/stats2:show|record record': 'by the key of the row',
  'statistics/call_center/data/stats3:show|record record': 'by the key of the row',
  'statistics/call_center/data/stats4:show|record record': 'by the key of the row',
};

async function worldsOf(dialect: Dialect): Promise<readonly World[]> {
  const generated = createWorld({ seeds: 'fresh', dialect });
  generate(generated, generateBody.parse({ seed: 1, users: 30, cels: 300 }), '127.0.0.1');
  const documented = createWorld({ seeds: 'documented', dialect });
  return [documented, generated, await worldOfFullObjects(dialect), worldWithoutObjects(dialect)];
}

beforeAll(async () => {
  unmatched.push(...checkRecorded(checks, registries.recorded));
  checks.check({
    dialect: 'recorded',
    operation: 'xivo/configuration/network/interface:list',
    request: 'callcenter-configuration.md 16',
    body: recordedNetworkCards(),
  });
  await replayAll(checks, registries.documented, 'documented');
  for (const dialect of dialects) {
    for (const world of await worldsOf(dialect)) {
      const mock = checkedMock(checks, world, 'admin:proformatique');
      await readEverything(mock, registries[dialect]);
      await sendExamples(mock);
      await readEverything(mock, registries[dialect]);
      await mock.close();
    }
    await readOddObjects(dialect);
  }
}, 300_000);

async function readOddObjects(dialect: Dialect): Promise<void> {
  const mock = checkedMock(checks, await worldOfOddObjects(dialect), 'admin:proformatique');
  await readEverything(mock, registries[dialect]);
  await readWithParameters(mock);
  await mock.close();
}

test('every answer has the schema that its operation declares', () => {
  expect(checks.problems).toEqual([]);
});

test('every recorded answer is of an operation', () => {
  expect(unmatched).toEqual([]);
});

test('every act that reads objects declares its answer', () => {
  const silent = resources.flatMap((resource) =>
    readingActs(resource)
      .filter((act) => resource.answers?.[act] === undefined)
      .map((act) => operationOf(resource, act)),
  );
  expect(silent.sort()).toEqual(refusing);
});

test('every key and every alternative of a schema is in an answer', () => {
  const places = new Set([...checks.schemas].flatMap(([name, schema]) => [...placesOf(schema, operationIn(name))]));
  expect([...places].filter((place) => !checks.seen.has(place)).sort()).toEqual([]);
});

test('every schema is closed, but for objects whose keys are data', () => {
  const open = [...checks.schemas].flatMap(([name, schema]) => openPlacesOf(schema, operationIn(name)));
  expect([...new Set(open)].sort()).toEqual(Object.keys(keyedByData).sort());
});

test('a name of a schema is that of one schema', () => {
  const named = [...checks.schemas.values()].flatMap((schema) => [...idsOf(schema)]);
  const schemas = new Map(named);
  expect(named.filter(([id, schema]) => schemas.get(id) !== schema).map(([id]) => id)).toEqual([]);
});

/** The operation of a schema: `recorded ipbx/pbx_settings/users:list` is `ipbx/pbx_settings/users:list`. */
function operationIn(name: string): string {
  return name.replace(/^\w+ /, '');
}
