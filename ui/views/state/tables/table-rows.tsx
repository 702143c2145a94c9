import { usePage } from '../../../lib/page.ts';
import { pageSize, usePlace } from '../../../lib/place.ts';
import type { TableRow } from '../../../lib/row.ts';
import { whereIn } from '../../../lib/where.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { ColumnFilter } from './column-filter.tsx';
import { RowsTable } from './rows-table.tsx';

interface RowsAnswer {
  readonly table: string;
  readonly columns: readonly string[];
  readonly total: number;
  readonly rows: readonly TableRow[];
}

/** The rows of a table: searched, filtered, sorted and paged by the mock. */
export function TableRows({ table }: { readonly table: string }) {
  const { api, route } = usePage();
  const { sort } = route.parameters;
  const { search, offset } = usePlace();
  const where = whereIn(route.parameters['where']);
  // Not in `query`, which leaves out empty values: `lastname=` means an empty one.
  const filter = new URLSearchParams({ ...where, limit: String(pageSize), offset: String(offset) });
  if (search !== '') filter.set('search', search);
  if (sort !== undefined) filter.set('sort', sort);
  const path = `state/${encodeURIComponent(table)}?${filter}`;
  const { answer, error } = useStateLoad(
    async (signal) => ({ ...(await api.json<RowsAnswer>(path, { signal })), offset }),
    [api, path],
  );
  return (
    <>
      <h1>
        <Link to={{ view: 'state', section: 'tables' }} only>
          Tables
        </Link>
        {' / '}
        <bdi>{table}</bdi>
      </h1>
      <div class="row tools">
        <SearchBox label="Search in all columns" />
        {answer && <ColumnFilter columns={answer.columns} where={where} />}
      </div>
      <ProblemNote error={error} />
      {answer && <Pager total={answer.total} offset={answer.offset} unit="row" />}
      {answer && answer.rows.length > 0 && (
        <RowsTable
          table={table}
          columns={answer.columns}
          rows={answer.rows}
          sort={sort}
          onSort={(sort) => route.set({ sort, offset: undefined }, { replace: true })}
        />
      )}
      {answer && answer.rows.length === 0 && <NoRows isFiltered={search !== '' || Object.keys(where).length > 0} />}
    </>
  );
}

function NoRows({ isFiltered }: { readonly isFiltered: boolean }) {
  const { route } = usePage();
  const { offset } = usePlace();
  const clear = () => route.set({ search: undefined, where: undefined, offset: undefined });
  if (!isFiltered && offset === 0) return <Empty title="The table is empty" />;
  return (
    <Empty title={isFiltered ? 'No row matches' : 'The table has fewer rows'}>
      <button type="button" onClick={clear}>
        Show all rows
      </button>
    </Empty>
  );
}
