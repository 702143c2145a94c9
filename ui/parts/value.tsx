import { LongText } from './long-text.tsx';

interface ValueProps {
  readonly value: string | number | null;
  readonly column: string;
  /** Longer texts are cut. */
  readonly max?: number;
}

/** A value of a column: NULL, the empty text and other texts look different. */
export function Value({ value, column, max = 80 }: ValueProps) {
  if (value === null) return <span class="absent">NULL</span>;
  if (value === '') return <span class="absent">empty</span>;
  if (typeof value === 'number') return <span class="number">{value}</span>;
  return <LongText text={value} label={column} max={max} />;
}
