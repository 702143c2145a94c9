import { writeDocumentedCallRecords } from '#generate/documented.ts';
import { addCallRecords, completeCallRecords, computedColumns } from '#pbx/call-records/rows.ts';
import type { TableName } from '#store/table-types.ts';
import type { TableWriters } from './table-writer.ts';

type Tables<Value> = { readonly [Name in TableName]?: Value };

/** Writers of the tables that have derived data. */
export const tableWriters: TableWriters = {
  cel: {
    write: addCallRecords,
    complete: completeCallRecords,
    derivedColumns: computedColumns,
    order: 'out_of_order, id',
    generators: { documented: writeDocumentedCallRecords },
  },
} satisfies Tables<unknown>;

/** Tables that triggers fill from the rows of another table. */
export const derivedTables: readonly string[] = ['userwritten'] satisfies readonly TableName[];

/** SQL sort orders of tables whose insertion order matters: users are listed in the order of their last write (`userwritten`). */
export const rowOrders: Readonly<Record<string, string>> = {
  userfeatures: '(SELECT turn FROM userwritten WHERE userid = userfeatures.id), id',
} satisfies Tables<string>;
