import { writeDocumentedCallRecords } from '#generate/documented.ts';
import { addCallRecords, completeCallRecords, madeColumns } from '#pbx/call-records/rows.ts';
import type { TableWriters } from './table-writer.ts';

/** The tables whose rows are more than their columns. */
export const tableWriters: TableWriters = {
  cel: {
    write: addCallRecords,
    complete: completeCallRecords,
    made: madeColumns,
    order: 'late, id',
    generators: { documented: writeDocumentedCallRecords },
  },
};

/** Tables that the database fills from the rows of another one. */
export const derivedTables: readonly string[] = ['userwritten'];

/** Where the order of rows has a meaning of its own: users are listed by when they were last written (`userwritten`). */
export const rowOrders: Readonly<Record<string, string>> = {
  userfeatures: '(SELECT turn FROM userwritten WHERE userid = userfeatures.id), id',
};
