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

/** Resources whose answers have no schema yet. */
const withoutSchemas = new Set(
  resources.filter(({ answers }) => answers === undefined).map((resource) => operationOf(resource, '')),
);

const isWaiting = (line: string) => [...withoutSchemas].some((operation) => line.includes(operation));

/** Objects whose keys are data. */
const keyedByData: Readonly<Record<string, string>> = {
  'DeviceConfiguration.sip_lines record': 'by the place of the line on the device',
  'DeviceConfiguration.sccp_call_managers record': 'by the number of the server',
  'DeviceView.capabilities|record record': 'by names that the plugins of the provisioning daemon choose',
  'FeatureCode.line record': 'by the priority of the dialplan entry',
  'FeatureCodes.extenfeatures|record record': 'by the name of the feature, a row',
  'FeatureCodes.featuremap|record record': 'by the name of the option, a row',
  'FeatureCodes.generalfeatures|record record': 'by the name of the option, a row',
};

async function worldsOf(dialect: Dialect): Promise<readonly World[]> {
  const generated = createWorld({ seeds: 'fresh', dialect });
  generate(generated, generateBody.parse({ seed: 1, users: 30, cels: 300 }), '127.0.0.1');
  const documented = createWorld({ seeds: 'documented', dialect });
  return [documented, generated, await worldOfFullObjects(dialect), worldWithoutObjects(dialect)];
}

beforeAll(async () => {
  unmatched.push(...checkRecorded(checks, registries.recorded));
  await replayAll(checks, registries.documented, 'documented');
  for (const dialect of dialects) {
    for (const world of await worldsOf(dialect)) {
      const mock = checkedMock(checks, world, 'admin:proformatique');
      await readEverything(mock, registries[dialect]);
      await sendExamples(mock);
      await readEverything(mock, registries[dialect]);
      await mock.close();
    }
  }
}, 300_000);

test('every answer has the schema that its operation declares', () => {
  expect(checks.problems.filter((problem) => !isWaiting(problem))).toEqual([]);
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
  expect(silent.filter((operation) => !isWaiting(operation))).toEqual([]);
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
