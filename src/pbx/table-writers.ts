import type { TableWriters } from '../store/table-writers.ts';
import { addCallRecords, completeCallRecords, madeColumns } from './call-records.ts';
import { documentedCallRecords } from './generate-call-records/documented.ts';

/** The tables whose rows are more than their columns. */
export const tableWriters: TableWriters = {
  cel: {
    write: addCallRecords,
    complete: completeCallRecords,
    made: madeColumns,
    order: 'late, id',
    generators: { documented: documentedCallRecords },
  },
};
