import * as z from 'zod';
import { rowAnswer } from './state.ts';

/** A snapshot without its content. */
export const snapshotAnswer = () =>
  z
    .object({
      name: z.string().describe('The name that it was saved under.'),
      savedAt: z.iso.datetime().describe("Time of the world's clock."),
      bytes: z.int().describe('Size of the SQLite file in bytes.'),
    })
    .meta({ title: 'Snapshot', description: 'A saved state.' });

/** The snapshots of a world. */
export const snapshotsAnswer = () =>
  z.object({ snapshots: z.array(snapshotAnswer()).describe('The snapshots, sorted by name.') });

/** The answer of a reset or restore. */
export const restoreAnswer = () =>
  z
    .object({
      generation: z.int().describe('The new generation, one more than before.'),
      to: z.string().describe('`baseline`, `empty` or `snapshot:NAME`.'),
      ms: z.number().describe('Duration in milliseconds.'),
    })
    .meta({ title: 'Restored', description: 'The result of a reset or a restored snapshot.' });

/** The answer of `PUT /__admin/baseline`. */
export const baselineAnswer = () =>
  z.object({
    generation: z.int().describe('The generation, which does not change.'),
    baseline: z.literal('current').describe('Always `current`.'),
  });

/** The rows of a table that differ between two states. */
export const tableDifference = () =>
  z
    .object({
      added: z.array(rowAnswer()).readonly().describe('Rows that only the second state has.'),
      removed: z.array(rowAnswer()).readonly().describe('Rows that only the first state has.'),
      changed: z
        .array(z.object({ from: rowAnswer(), to: rowAnswer() }))
        .readonly()
        .describe('Rows that differ.'),
      omitted: z
        .object({
          added: z.int().describe('Further added rows.'),
          removed: z.int().describe('Further removed rows.'),
          changed: z.int().describe('Further changed rows.'),
        })
        .readonly()
        .exactOptional()
        .describe('Number of rows beyond the limit; absent if there are none.'),
    })
    .meta({ title: 'TableDifference', description: 'The rows of a table that differ between two states.' });

/** The difference between two states. */
export const differenceAnswer = () =>
  z
    .object({
      from: z.string().describe("A snapshot's name, `baseline` or `current`."),
      to: z.string().describe("A snapshot's name, `baseline` or `current`."),
      tables: z.record(z.string(), tableDifference()).readonly().describe('The tables that differ, by name.'),
    })
    .meta({ title: 'Difference', description: 'The difference between two states.' });

/** The bytes of an SQLite file. */
export const imageAnswer = () => z.instanceof(Buffer);
