import * as z from 'zod';

/** The clock of a world. */
export const clockAnswer = () =>
  z
    .object({
      mode: z.enum(['real', 'frozen', 'offset']).describe('`offset`: running at a fixed distance from the real time.'),
      now: z.iso.datetime().describe('The current time of the clock.'),
    })
    .meta({ title: 'Clock', description: 'The clock of a world.' });

/** The seed of the random generator. */
export const seedAnswer = () => z.object({ seed: z.int().describe('The seed.') });

/** A row of a table, by column. */
export const rowAnswer = () =>
  z
    .record(z.string(), z.union([z.string(), z.number(), z.null()]))
    .meta({ title: 'Row', description: 'A row of a table: values by column.' });

/** The number of rows of each table. */
export const tablesAnswer = () =>
  z.object({ tables: z.record(z.string(), z.int()).describe('Number of rows by name of the table.') });

/** A page of the rows of a table. */
export const rowsAnswer = () =>
  z.object({
    table: z.string().describe('Name of the table.'),
    columns: z.array(z.string()).readonly().describe('Names of the columns, in order.'),
    key: z.array(z.string()).readonly().describe('Names of the columns of the primary key; empty if there is none.'),
    total: z.int().describe('Number of rows that match, on all pages.'),
    rows: z.array(rowAnswer()).readonly().describe('The rows of the page.'),
  });

/** The number of rows or bodies in each section of a fixture document. */
export const fixturesAnswer = () =>
  z
    .object({
      mode: z.enum(['merge', 'replace']).describe('How the document was applied.'),
      dryRun: z.boolean().describe('True if the document was only checked.'),
      strict: z.boolean().describe('True if fields that the PBX ignores are errors.'),
      applied: z
        .record(z.string(), z.int())
        .readonly()
        .describe('Number of rows or bodies by section of the document.'),
    })
    .meta({ title: 'AppliedFixtures', description: 'The result of applying a fixture document.' });

/** A fixture document, or its JSON Schema. */
export const documentAnswer = () => z.record(z.string(), z.unknown());

/** The generated objects. */
export const generateAnswer = () =>
  z
    .object({
      counts: z.record(z.string(), z.int()).readonly().describe('Number of generated objects by kind.'),
      ms: z.int().describe('Duration in milliseconds.'),
    })
    .meta({ title: 'Generated', description: 'The result of generating data.' });
