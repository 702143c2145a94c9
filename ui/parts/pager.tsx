import { usePage } from '../lib/page.ts';
import { Link } from './link.tsx';

/** The number of items on a page of a list. */
const pageSize = 100;

/** Returns the items on the page that the URL names by its parameter `page`. */
export function usePaged<Item>(items: readonly Item[]): readonly Item[] {
  const start = startOf(usePage().route.parameters['page'], items.length);
  return items.slice(start, start + pageSize);
}

/** Leads to the other pages of a list; nothing if it has only one. */
export function Pager({ total }: { readonly total: number }) {
  const start = startOf(usePage().route.parameters['page'], total);
  if (total <= pageSize) return null;
  const page = start / pageSize + 1;
  return (
    <nav class="row pager" aria-label="Pages">
      {start > 0 && <Link to={{ page: page === 2 ? undefined : String(page - 1) }}>Previous</Link>}
      <span class="soft">
        {start + 1}–{Math.min(start + pageSize, total)} of {total.toLocaleString('en')}
      </span>
      {start + pageSize < total && <Link to={{ page: String(page + 1) }}>Next</Link>}
    </nav>
  );
}

/** Returns the index of the first item of a page; of the last page for a number that is too high. */
function startOf(page: string | undefined, total: number): number {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  const index = Math.floor(Number(page ?? 1)) - 1;
  return (index > 0 ? Math.min(index, last) : 0) * pageSize;
}
