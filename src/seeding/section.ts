import type { z } from 'zod';
import type { World } from '#world/world.ts';
import type { FixtureProblem } from './problems.ts';

/** `merge` adds to what is there; `replace` makes the document the whole state, over that of a PBX before its set-up. */
export const fixtureModes = ['merge', 'replace'] as const;
export type FixtureMode = (typeof fixtureModes)[number];

/** A row or a body. */
export type FixtureItem = Readonly<Record<string, unknown>>;

/** An item with its place in the document. */
export interface PlacedItem {
  readonly at: string;
  readonly item: FixtureItem;
}

/** What a key of a fixture document holds: the rows of a table, or the bodies of a resource. */
export interface Section {
  readonly name: string;
  readonly description: string;
  /** One item. */
  readonly item: z.ZodType<FixtureItem>;
  /** Names that an item can have, where they are known. */
  readonly names: readonly string[];
  /** Adds the items one after the other; gives the faults of those that are refused. */
  add(world: World, items: readonly PlacedItem[], mode: FixtureMode): readonly FixtureProblem[];
}
