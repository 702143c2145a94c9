import type { z } from 'zod';
import type { World } from '#world/world.ts';
import type { FixtureProblem } from './problems.ts';

/** `merge` adds to the current state; `replace` starts from the state of a PBX before its setup. */
export const fixtureModes = ['merge', 'replace'] as const;
/** How a document is applied. */
export type FixtureMode = (typeof fixtureModes)[number];

/** A row of a table, or a body of an act `add`. */
export type FixtureItem = Readonly<Record<string, unknown>>;

/** An item with its place in the document, such as `users[0]`. */
export interface PlacedItem {
  readonly at: string;
  readonly item: FixtureItem;
}

/** A list in a fixture document: the rows of a table, or the bodies of a resource. */
export interface Section {
  readonly name: string;
  readonly description: string;
  /** Schema of an item. */
  readonly item: z.ZodType<FixtureItem>;
  /** Valid keys of an item, for suggestions; empty if unknown. */
  readonly names: readonly string[];
  /** Adds the items in order. Returns the problems of the refused ones. */
  add(world: World, items: readonly PlacedItem[], mode: FixtureMode): readonly FixtureProblem[];
}
