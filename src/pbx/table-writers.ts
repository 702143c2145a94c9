import type { TableWriters } from '../store/table-writers.ts';
import { addCallRecords } from './call-records.ts';
import { documentedCallRecords } from './generate-call-records/documented.ts';

/** The tables whose rows are more than their columns. */
export const tableWriters: TableWriters = {
  cel: { write: addCallRecords, generators: { documented: documentedCallRecords } },
};
