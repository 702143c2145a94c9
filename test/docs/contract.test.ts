import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sectionOf } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';

function contract(name: string): string {
  return readFileSync(new URL(`../../docs/contract/${name}`, import.meta.url), 'utf8');
}

/** A row of the master table in core.md 2: path, acts and leaf of the rights. */
const row = /^\| \d+ \| `(?<path>[^`]+)`[^|]*\| (?<acts>[^|]*?) *\| `(?<leaf>[^`]+)`/gm;

interface Listed {
  readonly acts: readonly string[];
  /** The act that runs by default, where the table names one. */
  readonly fallback: string | undefined;
}

const listed = new Map<string, Listed>(
  [...contract('core.md').matchAll(row)].map(({ groups = {} }) => {
    const { leaf = '' } = groups;
    const acts = (groups['acts'] ?? '').replace(/\([^)]*\)/g, ' ');
    return [leaf, { acts: acts.match(/\w+/g) ?? [], fallback: /\*\*(\w+)\*\*/.exec(acts)?.[1] }];
  }),
);

/** Acts of which the table speaks in brackets or in a note. */
const explained = new Map([
  ['call_management/cel', 'view'],
  ['call_management/schedule', 'search'],
]);

const inTable = resources.filter(
  ({ grantable, modes }) => grantable !== false && (modes === undefined || modes.includes('restricted')),
);

test('the master table has every resource that an account can use, and no other', () => {
  expect([...listed.keys()].sort()).toEqual(inTable.map(sectionOf).sort());
});

test.for(inTable.map((resource) => [sectionOf(resource), resource] as const))(
  'the master table names the acts of %s',
  ([section, resource]) => {
    const { acts = [], fallback = resource.fallback } = listed.get(section) ?? {};
    expect(fallback).toBe(resource.fallback);
    expect(Object.keys(resource.acts)).toEqual(expect.arrayContaining([...acts]));
    const known = [...acts, resource.fallback, explained.get(resource.path)];
    expect(known).toEqual(expect.arrayContaining(Object.keys(resource.acts)));
  },
);

test('the contract says how many call records the documented seeds have, and with which ids', () => {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  const ids = world.store.all('cel', {}, 'id').map(({ id }) => id);
  world.close();
  const ends = ids.filter((id, index) => ids[index - 1] !== id - 1 || ids[index + 1] !== id + 1);
  expect(ends).toHaveLength(4);
  const [first, gap, next, last] = ends;
  expect(contract('call_management.md')).toContain(
    `**cel**: ${ids.length.toLocaleString('en')} records, the same, byte for byte, at every start: ids ${first} to ${gap} and ${next} to ${last}`,
  );
});
