import { beforeAll, expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { AnswerChecks } from '../support/answer-checks.ts';
import { openPlacesOf, placesOf } from '../support/answer-places.ts';
import { checkedMock, checkRecorded, readEverything, readingActs, replayAll } from '../support/answer-traffic.ts';
import { worldOfFullObjects } from '../support/full-objects.ts';

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

beforeAll(async () => {
  unmatched.push(...checkRecorded(checks, registries.recorded));
  await replayAll(checks, registries.documented, 'documented');
  for (const dialect of dialects) {
    const generated = createWorld({ seeds: 'fresh', dialect });
    generate(generated, generateBody.parse({ seed: 1, users: 30, cels: 300 }), '127.0.0.1');
    for (const world of [createWorld({ seeds: 'documented', dialect }), generated, await worldOfFullObjects(dialect)]) {
      const mock = checkedMock(checks, world, 'admin:proformatique');
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
  const places = new Set(
    [...checks.schemas].flatMap(([name, schema]) => [...placesOf(schema, name.replace(/^\w+ /, ''))]),
  );
  expect([...places].filter((place) => !checks.seen.has(place)).sort()).toEqual([]);
});

test('every schema is closed', () => {
  const open = [...checks.schemas].flatMap(([name, schema]) => openPlacesOf(schema, name.replace(/^\w+ /, '')));
  expect([...new Set(open)].sort()).toEqual([]);
});
