import { useMemo } from 'preact/hooks';
import { cut, durationText, timeOfDay } from '../../../lib/format.ts';
import { Link } from '../../../parts/link.tsx';
import { StatusBadge } from '../../../parts/status-badge.tsx';
import { nameOf } from '../entry.ts';
import type { RequestRow } from './request-row.ts';

/** Longer texts are cut in the list; the opened request shows all of them. */
const maxShown = 300;

interface RequestLineProps {
  readonly row: RequestRow;
  readonly index: number;
  readonly isOpen: boolean;
  readonly isTabbable: boolean;
}

/** A request in the list. A click anywhere on it follows its link. */
export function RequestLine({ row, index, isOpen, isTabbable }: RequestLineProps) {
  const { id, outcome } = row;
  // While requests arrive the list is rendered in each frame, and what a row says never changes.
  const cells = useMemo(() => cellsOf({ row, isOpen, isTabbable }), [row, isOpen, isTabbable]);
  return (
    <tr class={`request-${outcome}`} aria-rowindex={index + 2} data-request={id}>
      {cells}
    </tr>
  );
}

function cellsOf({ row, isOpen, isTabbable }: Omit<RequestLineProps, 'index'>) {
  const { id, at, ms, status, operation, account, reason, fault } = row;
  const name = cut(nameOf(row), maxShown);
  // Where space is short, the path of an operation is cut, not its resource and act.
  const end = operation === undefined ? 0 : name.lastIndexOf('/') + 1;
  return (
    <>
      <td class="mono time" title={at}>
        {timeOfDay(at)}
      </td>
      <td>
        <StatusBadge status={status} />
      </td>
      <td class="operation">
        <Link to={{ request: id }} class="row-link" tabIndex={isTabbable ? 0 : -1} current={isOpen} label={name}>
          <bdi class="path">{name.slice(0, end)}</bdi>
          <bdi>{name.slice(end)}</bdi>
        </Link>
      </td>
      <td class="reason">
        <bdi>{cut(reason ?? '', maxShown)}</bdi>
      </td>
      <td class="account">
        <bdi>{cut(account ?? '', maxShown)}</bdi>
      </td>
      <td class="fault">
        <bdi>{cut(fault ?? '', maxShown)}</bdi>
      </td>
      <td class="mono duration">{durationText(ms)}</td>
    </>
  );
}
