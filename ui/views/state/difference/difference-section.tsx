import { useMemo } from 'preact/hooks';
import { countText, numberText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { pageSize, usePlace } from '../../../lib/place.ts';
import { identityOf } from '../../../lib/where.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import { useStateLoad } from '../live.ts';
import { ChangedRowItem } from './changed-row.tsx';
import { type ChangedRow, type ChangedTable, changeKinds, differencesIn, type TableChanges } from './entries.ts';
import { labelOf, type Pair, Sides, usePair } from './sides.tsx';

/** The rows that differ between two states: the baseline, a snapshot, the current state. */
export function DifferenceSection() {
  const { api } = usePage();
  const { from, to } = usePair();
  const { offset } = usePlace();
  const path = `snapshots/${encodeURIComponent(from)}/diff/${encodeURIComponent(to)}`;
  const { answer, error } = useStateLoad(
    (signal) => api.json<Pair & { readonly tables: Readonly<Record<string, TableChanges>> }>(path, { signal }),
    [api, path],
  );
  const differences = useMemo(() => answer && differencesIn(answer.tables), [answer]);
  return (
    <>
      <h1>Difference</h1>
      <Sides from={from} to={to} />
      <ProblemNote error={error} />
      {error === undefined && differences?.tables.length === 0 && <NoDifference from={from} to={to} />}
      {error === undefined && differences !== undefined && differences.tables.length > 0 && (
        <>
          <ChangedTables tables={differences.tables} />
          <Pager total={differences.rows.length} offset={offset} unit="row" />
          <ChangedRows rows={differences.rows.slice(offset, offset + pageSize)} />
        </>
      )}
    </>
  );
}

function NoDifference({ from, to }: Pair) {
  if (from === to) return <Empty title="Both states are the same; choose another one" />;
  if (to !== 'current') return <Empty title={`Nothing differs between ${labelOf(from)} and ${labelOf(to)}`} />;
  return (
    <Empty title={`Nothing has changed since ${labelOf(from)}`}>
      <p>
        Requests that write, fixtures and generated data appear here as they happen. <TryLink />
      </p>
    </Empty>
  );
}

function TryLink() {
  return (
    <Link to={{ view: 'try' }} only>
      Send a request
    </Link>
  );
}

/** The tables that differ, with the number of rows; each leads to the page where its rows start. */
function ChangedTables({ tables }: { readonly tables: readonly ChangedTable[] }) {
  return (
    <ScrollBox label="Tables that differ">
      <table class="changed-tables">
        <thead>
          <tr>
            <th scope="col">Table</th>
            {changeKinds.map((kind) => (
              <th key={kind} scope="col" class="number">
                {kind}
              </th>
            ))}
            <th scope="col">
              <span class="visually-hidden">Omitted</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, counts, omitted, start }) => (
            <tr key={table}>
              <th scope="row">
                <Link to={{ offset: start < pageSize ? undefined : String(start - (start % pageSize)) }}>{table}</Link>
              </th>
              {changeKinds.map((kind) => (
                <td key={kind} class={counts[kind] === 0 ? 'number soft' : `number count-${kind}`}>
                  {numberText(counts[kind])}
                </td>
              ))}
              <td class="soft">{omitted > 0 && `${countText(omitted, 'row')} not listed`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Changed rows with a heading for each table. */
function ChangedRows({ rows }: { readonly rows: readonly ChangedRow[] }) {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return (
    <>
      {tables.map((table) => (
        <section key={table} aria-label={`Changes in ${table}`}>
          <h2>
            <Link to={{ view: 'state', section: 'tables', table }} only>
              {table}
            </Link>
          </h2>
          <ul class="changes">
            {rows
              .filter((row) => row.table === table)
              .map((row) => (
                <ChangedRowItem key={keyOf(row)} {...row} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Returns a key by which a row that was opened stays open when others change. */
function keyOf({ kind, from, to }: ChangedRow): string {
  return `${kind} ${JSON.stringify(identityOf(to ?? from ?? {}))}`;
}
