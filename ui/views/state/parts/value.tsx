import type { ColumnValue } from '../tables/row.ts';
import { CutText } from './cut-text.tsx';

/** A value of a column: NULL, the empty text and other texts look different. */
export function Value({ value, column, max }: { value: ColumnValue; column: string; max?: number }) {
  if (value === null) return <span class="absent">NULL</span>;
  if (value === '') return <span class="absent">empty</span>;
  if (typeof value === 'number') return <span class="number">{value}</span>;
  return <CutText text={value} label={column} {...(max !== undefined && { max })} />;
}
