import { writeDocumentedCallRecords } from '#generate/documented.ts';
import { addCallRecords, completeCallRecords, madeColumns } from '#pbx/call-records/rows.ts';
import type { TableName } from '#store/table-types.ts';
import type { TableWriters } from './table-writer.ts';

type Tables<Value> = { readonly [Name in TableName]?: Value };

/** The tables whose rows are more than their columns. */
export const tableWriters: TableWriters = {
  cel: {
    write: addCallRecords,
    complete: completeCallRecords,
    derivedColumns: madeColumns,
    order: 'out_of_order, id',
    generators: { documented: writeDocumentedCallRecords },
  },
} satisfies Tables<unknown>;

/** Tables that the database fills from the rows of another one. */
export const derivedTables: readonly string[] = ['userwritten'] satisfies readonly TableName[];

/** Where the order of rows has a meaning of its own: users are listed by when they were last written (`userwritten`). */
export const rowOrders: Readonly<Record<string, string>> = {
  userfeatures: '(SELECT turn FROM userwritten WHERE userid = userfeatures.id), id',
} satisfies Tables<string>;
