import { usePage } from '../../../lib/page.ts';
import { usePlace } from './place.ts';
import { counted, grouped } from './texts.ts';

interface PagerProps {
  readonly total: number;
  readonly limit: number;
  /** Where the part that is shown begins; the next one may be on its way. */
  readonly offset: number;
  /** What is counted, such as `row`. */
  readonly unit: string;
}

/** Says which part of a list is shown, and leads to the other parts. The part is in the URL, as `offset`. */
export function Pager({ total, limit, offset, unit }: PagerProps) {
  const next = usePlace().offset;
  if (total <= limit && offset === 0 && next === 0) return <p class="pager soft">{counted(total, unit)}</p>;
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const end = Math.min(offset + limit, total);
  return (
    <nav class="pager row" aria-label="Pages">
      <span class="soft">
        {offset < total ? `${grouped(offset + 1)}–${grouped(end)} of ${counted(total, unit)}` : counted(total, unit)}
      </span>
      <PageButton to={0} label="First page" sign="«" isOff={next === 0} />
      <PageButton to={Math.max(0, Math.min(next - limit, last))} label="Previous page" sign="‹" isOff={next === 0} />
      <PageButton to={next + limit} label="Next page" sign="›" isOff={next >= last} />
      <PageButton to={last} label="Last page" sign="»" isOff={next >= last} />
    </nav>
  );
}

/** A button that stays focusable when it leads nowhere, so that the focus is not lost on the last page. */
function PageButton({ to, label, sign, isOff }: { to: number; label: string; sign: string; isOff: boolean }) {
  const { route } = usePage();
  const go = () => !isOff && route.set({ offset: to === 0 ? undefined : String(to) });
  return (
    <button type="button" aria-label={label} aria-disabled={isOff} title={label} onClick={go}>
      {sign}
    </button>
  );
}
