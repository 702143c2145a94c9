import type { ComponentChildren } from 'preact';
import { ScrollBox } from './scroll-box.tsx';

interface ScrollTableProps {
  /** What the rows are. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly class?: 'objects' | 'before-after' | 'call-steps' | 'records';
  /** The rows. */
  readonly children: ComponentChildren;
}

/** A table that scrolls sideways where it is wider than the page. */
export function ScrollTable({ label, columns, class: name, children }: ScrollTableProps) {
  return (
    <ScrollBox label={label}>
      <table class={name}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollBox>
  );
}
