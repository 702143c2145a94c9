import { usePage } from '../../../lib/page.ts';
import { pageSize, usePlace } from '../../../lib/place.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import { useStateLoad } from '../live.ts';
import { SearchBox } from '../parts/search-box.tsx';
import type { Kind, Overview, OverviewPage } from './kind.ts';
import { ObjectName } from './links.tsx';

/** The objects of a section: searched and paged by the mock. */
export function ObjectList<Item extends Overview>({ kind }: { readonly kind: Kind<Item> }) {
  const { api } = usePage();
  const { search, offset } = usePlace();
  const { answer, error } = useStateLoad(
    async (signal) => {
      const query = { search, limit: pageSize, offset };
      return { ...(await api.json<OverviewPage<Item>>(`pbx/${kind.section}`, { signal, query })), offset };
    },
    [api, search, offset],
  );
  return (
    <>
      <h1>{kind.title}</h1>
      <div class="row tools">
        <SearchBox label={`Search ${kind.title.toLowerCase()}`} />
        {answer && <Pager total={answer.total} offset={answer.offset} unit={kind.unit} />}
      </div>
      <ProblemNote error={error} />
      {answer && answer.items.length > 0 && <ObjectTable kind={kind} items={answer.items} />}
      {answer && answer.items.length === 0 && <NoObjects kind={kind} search={search} total={answer.total} />}
    </>
  );
}

interface ObjectTableProps<Item extends Overview> {
  readonly kind: Kind<Item>;
  readonly items: readonly Item[];
}

function ObjectTable<Item extends Overview>({ kind, items }: ObjectTableProps<Item>) {
  return (
    <ScrollBox label={kind.title}>
      <table class="objects">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="number">
              Id
            </th>
            {kind.properties.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link to={{ id: String(item.id) }}>
                  <ObjectName name={kind.nameOf(item)} />
                </Link>
                {kind.isDisabled?.(item) && <span class="tag">disabled</span>}
              </th>
              <td class="number soft">{item.id}</td>
              {kind.properties.map(({ label, show }) => (
                <td key={label}>{show(item)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface NoObjectsProps<Item extends Overview> {
  readonly kind: Kind<Item>;
  readonly search: string;
  readonly total: number;
}

function NoObjects<Item extends Overview>({ kind, search, total }: NoObjectsProps<Item>) {
  if (total > 0) return <Empty title="The list is shorter than this page; go to the first one" />;
  if (search !== '') return <Empty title={`No ${kind.unit} matches the search`} />;
  return (
    <Empty title={`The PBX has no ${kind.unit}`}>
      <p>{kind.hint}</p>
      <p class="row centred">
        <Link to={{ view: 'control' }} only>
          Apply fixtures or generate data
        </Link>
        <Link to={{ view: 'try' }} only>
          Send a request
        </Link>
      </p>
    </Empty>
  );
}
