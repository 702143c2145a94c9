import { countText, numberText } from '../lib/format.ts';
import { usePage } from '../lib/page.ts';
import { lastOffset, pageSize, usePlace } from '../lib/place.ts';

interface PagerProps {
  readonly total: number;
  /** Where the page that is shown begins; the next one may be on its way. */
  readonly offset: number;
  /** What is counted, such as `row`. Without it, nothing is shown of a list that has one page. */
  readonly unit?: string;
}

/** Says which page of a list is shown, and leads to the others. The page is in the URL, as `offset`. */
export function Pager({ total, offset, unit }: PagerProps) {
  const next = usePlace().offset;
  const count = unit === undefined ? numberText(total) : countText(total, unit);
  if (total <= pageSize && offset === 0 && next === 0) return unit && <p class="pager soft">{count}</p>;
  const last = lastOffset(total);
  const end = Math.min(offset + pageSize, total);
  return (
    <nav class="pager row" aria-label="Pages">
      <span class="soft">{offset < total ? `${numberText(offset + 1)}–${numberText(end)} of ${count}` : count}</span>
      <PageButton to={0} label="First page" sign="«" isOff={next === 0} />
      <PageButton to={Math.max(0, Math.min(next - pageSize, last))} label="Previous page" sign="‹" isOff={next === 0} />
      <PageButton to={next + pageSize} label="Next page" sign="›" isOff={next >= last} />
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
