import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../../lib/page.ts';
import { Empty } from '../../parts/empty.tsx';
import { filterOf, isFiltering, noFilter } from './filter.ts';
import { FilterProblem } from './filter-problem.tsx';
import { JournalCount } from './journal-count.tsx';
import { NoRequests } from './no-requests.tsx';
import { OpenedRequest } from './opened/opened-request.tsx';
import { RequestTable } from './request-table.tsx';
import { Toolbar } from './toolbar.tsx';
import { useRequests } from './use-requests.ts';
import { linkOf } from './use-row-keys.ts';

/** The requests to the PBX as they happen, and one of them in detail. */
export function RequestsView() {
  const { route } = usePage();
  const { request: openId } = route.parameters;
  const filter = filterOf(route.parameters);
  const [isPaused, setIsPaused] = useState(false);
  const isStill = useRef(false);
  const isHeld = useRef(false);
  isHeld.current = isPaused || isStill.current;
  const box = useRef<HTMLDivElement | null>(null);
  const { list, error, isLoaded, release } = useRequests(filter, isHeld);
  const showNew = () => {
    release();
    if (box.current !== null) box.current.scrollTop = 0;
  };
  const pause = (paused: boolean) => {
    setIsPaused(paused);
    if (!paused) showNew();
  };
  const standStill = (still: boolean) => {
    isStill.current = still;
    isHeld.current = isPaused || still;
    if (!isHeld.current && list.waiting > 0) release();
  };
  const close = () => {
    route.set({ request: undefined });
    if (openId !== undefined) lastOpen.current = openId;
  };
  // The list may have been hidden below the opened request, and can take the focus only now.
  const lastOpen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (openId !== undefined || lastOpen.current === undefined) return;
    linkOf(box.current, lastOpen.current)?.focus({ preventScroll: true });
    lastOpen.current = undefined;
  }, [openId]);
  const { rows, waiting } = list;
  return (
    <div class={openId === undefined ? 'requests' : 'requests with-opened'}>
      <h1 class="visually-hidden">Requests</h1>
      <div class="requests-list">
        <Toolbar filter={filter} isPaused={isPaused} onPause={pause} />
        {error !== undefined && <FilterProblem error={error} />}
        {waiting > 0 && (
          <button type="button" class="primary new-requests" onClick={showNew}>
            {waiting.toLocaleString('en')} new
          </button>
        )}
        {rows.length > 0 && <RequestTable rows={rows} openId={openId} box={box} onStandStill={standStill} />}
        {rows.length === 0 && isLoaded && error === undefined && waiting === 0 && (
          <Nothing isFiltered={isFiltering(filter)} onAll={() => route.set({ ...noFilter }, { replace: true })} />
        )}
        {error === undefined && <JournalCount shown={rows.length} isFiltered={isFiltering(filter)} />}
      </div>
      {openId !== undefined && <OpenedRequest id={openId} rows={rows} onClose={close} />}
    </div>
  );
}

function Nothing({ isFiltered, onAll }: { readonly isFiltered: boolean; onAll(): void }) {
  if (!isFiltered) return <NoRequests />;
  return (
    <Empty title="No request matches">
      <button type="button" onClick={onAll}>
        Show all requests
      </button>
    </Empty>
  );
}
