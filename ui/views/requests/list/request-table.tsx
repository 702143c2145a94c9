import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { RequestLine } from './request-line.tsx';
import type { RequestRow } from './request-row.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useRowWindow } from './use-row-window.ts';
import { useStandStill } from './use-stand-still.ts';

interface RequestTableProps {
  readonly rows: readonly RequestRow[];
  /** The id of the request that is shown beside the list. */
  readonly openId: string | undefined;
  readonly box: RefObject<HTMLDivElement | null>;
  /** Called when the list has to stand still, because someone reads further down or moves through it by keyboard; and when not any more. */
  onStandStill(isStill: boolean): void;
}

/**
 * The list as one table that scrolls, of which the document has the rows in view only. Pages would be simpler, but a list that grows
 * at its top would move its requests from page to page while one reads.
 */
export function RequestTable({ rows, openId, box, onStandStill }: RequestTableProps) {
  const rowWindow = useRowWindow(box, rows.length);
  const { start, end, rowHeight, reveal } = rowWindow;
  const { currentId, isMoving } = useRowKeys({ rows, openId, box, reveal });
  useStandStill({ box, isMoving, onStandStill });
  const openIndex = openId === undefined ? -1 : rows.findIndex(({ id }) => id === openId);
  // Rows are higher where the list is narrow, as beside an opened request. Not when rows arrive: one may have scrolled away.
  useEffect(() => {
    if (openIndex >= 0) reveal(openIndex);
  }, [openId, openIndex >= 0, rowHeight]);
  const shown = rows.slice(start, end);
  const tabbable = shown.some(({ id }) => id === currentId) ? currentId : shown[0]?.id;
  return (
    <div class="request-list" ref={box}>
      <table aria-rowcount={rows.length + 1}>
        <caption class="visually-hidden">Requests, newest first</caption>
        <TableHead />
        <tbody style={{ height: `${rows.length * rowHeight}px`, paddingTop: `${start * rowHeight}px` }}>
          {shown.map((row, index) => (
            <RequestLine
              key={row.id}
              row={row}
              index={start + index}
              isOpen={row.id === openId}
              isTabbable={row.id === tabbable}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableHead() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">Time</th>
        <th scope="col">Status</th>
        <th scope="col">Operation</th>
        <th scope="col">Reason</th>
        <th scope="col">Account</th>
        <th scope="col">Fault</th>
        <th scope="col">Duration</th>
      </tr>
    </thead>
  );
}
