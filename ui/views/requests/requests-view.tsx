import { useRef } from 'preact/hooks';
import { numberText } from '../../lib/format.ts';
import { usePage } from '../../lib/page.ts';
import { Empty } from '../../parts/empty.tsx';
import { filterOf, isFiltering, noFilter } from './filter.ts';
import { FilterProblem } from './filter-problem.tsx';
import { JournalCount } from './journal-count.tsx';
import { RequestTable } from './list/request-table.tsx';
import { useFocusBack } from './list/use-focus-back.ts';
import { useHeld } from './list/use-held.ts';
import { useRequests } from './list/use-requests.ts';
import { NoRequests } from './no-requests.tsx';
import { OpenedRequest } from './opened/opened-request.tsx';
import { Toolbar } from './toolbar.tsx';

/** The requests to the PBX as they happen, and one of them in detail. */
export function RequestsView() {
  const { route } = usePage();
  const { request: openId } = route.parameters;
  const filter = filterOf(route.parameters);
  const { isHeld, isPaused, setIsPaused, setIsStill } = useHeld();
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
    setIsStill(still);
    if (isHeld.current === false && list.waiting > 0) release();
  };
  useFocusBack(box, openId);
  const { rows, waiting } = list;
  return (
    <div class={openId === undefined ? 'requests' : 'requests with-opened'}>
      <h1 class="visually-hidden">Requests</h1>
      <div class="requests-list">
        <Toolbar filter={filter} isPaused={isPaused} onPause={pause} />
        {error !== undefined && <FilterProblem error={error} />}
        {waiting > 0 && <NewRequests count={waiting} onShow={showNew} />}
        {rows.length > 0 && <RequestTable rows={rows} openId={openId} box={box} onStandStill={standStill} />}
        {rows.length === 0 && isLoaded && error === undefined && waiting === 0 && (
          <Nothing isFiltered={isFiltering(filter)} onAll={() => route.set({ ...noFilter }, { replace: true })} />
        )}
        {error === undefined && <JournalCount shown={rows.length} isFiltered={isFiltering(filter)} />}
      </div>
      {openId !== undefined && (
        <OpenedRequest id={openId} rows={rows} onClose={() => route.set({ request: undefined })} />
      )}
    </div>
  );
}

function NewRequests({ count, onShow }: { readonly count: number; onShow(): void }) {
  return (
    <button type="button" class="primary new-requests" onClick={onShow}>
      {numberText(count)} new
    </button>
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
