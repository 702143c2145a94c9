import { expect, test } from 'vitest';
import type { CallInput } from '#calls/request.ts';
import type { Dialect } from '#dialect.ts';
import { type Change, officeWorld } from './office.ts';
import { type PlayedCall, placeAll, playedCall } from './play.ts';
import { expectReadBack } from './read-back.ts';

/** A line of the table: a call in the office, and what it does. */
export interface TableCall extends PlayedCall {
  readonly name: string;
  /** What differs from the office. */
  readonly changes: readonly Change[];
  /** The calls, placed in this order; the last one is the one to look at. */
  readonly calls: readonly CallInput[];
}

/** Tests the lines of a table in both dialects, and reads the calls back through the web services. */
export function testCalls(table: readonly TableCall[]): void {
  const dialects: readonly Dialect[] = ['documented', 'recorded'];
  for (const dialect of dialects) {
    test.each(table.map((line) => [line.name, line] as const))(`%s (${dialect})`, async (_, line) => {
      const { changes, calls, outcome, way, records, queueLog } = line;
      const world = officeWorld(dialect, changes);
      const call = placeAll(world, calls);
      expect(playedCall(world, call)).toEqual({ outcome, way, records, queueLog });
      await expectReadBack(world, call);
    });
  }
}
