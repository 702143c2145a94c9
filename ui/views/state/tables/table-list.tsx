import { countText, numberText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';
import { SearchBox } from '../parts/search-box.tsx';

/** All tables with the number of their rows. */
export function TableList() {
  const { api, route } = usePage();
  const { search = '', empty } = route.parameters;
  const { answer, error } = useStateLoad(
    (signal) => api.json<{ readonly tables: Readonly<Record<string, number>> }>('state', { signal }),
    [api],
  );
  const tables = Object.entries(answer?.tables ?? {}).filter(
    ([name, rows]) => name.includes(search.toLowerCase()) && (empty !== 'hide' || rows > 0),
  );
  return (
    <>
      <h1>Tables</h1>
      <div class="row tools">
        <SearchBox label="Filter tables by name" />
        <label class="check">
          <input
            type="checkbox"
            checked={empty === 'hide'}
            onChange={({ currentTarget }) =>
              route.set({ empty: currentTarget.checked ? 'hide' : undefined }, { replace: true })
            }
          />{' '}
          Hide empty tables
        </label>
        {answer && <span class="soft">{countText(tables.length, 'table')}</span>}
      </div>
      <ProblemNote error={error} />
      {answer && tables.length === 0 && <Empty title="No table has such a name" />}
      <ul class="table-list">
        {tables.map(([name, rows]) => (
          <li key={name}>
            <Link to={{ view: 'state', section: 'tables', table: name }} only>
              {name}
            </Link>
            <span class={rows === 0 ? 'number soft' : 'number'}>{numberText(rows)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
