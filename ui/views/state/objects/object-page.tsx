import type { ComponentChildren } from 'preact';
import type { StoredRows } from '#pbx/overview/kind.ts';
import { usePage } from '../../../lib/page.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { LongText } from '../../../parts/long-text.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useStateLoad } from '../live.ts';
import type { Kind, Overview, OverviewPage } from './kind.ts';
import { RowsOfObject } from './rows-of-object.tsx';
import { WireView } from './wire-view.tsx';

interface ObjectPageProps<Item extends Overview> {
  readonly kind: Kind<Item>;
  readonly id: string;
}

/** An object: its summary, what the web service answers, and its rows. */
export function ObjectPage<Item extends Overview>({ kind, id }: ObjectPageProps<Item>) {
  const { api } = usePage();
  const { answer, error } = useStateLoad(
    (signal) => api.json<OverviewPage<Item>>(`pbx/${kind.section}`, { signal, query: { id } }),
    [api, id],
  );
  const item = answer?.items[0];
  return (
    <>
      <h1 class="object-title">
        <Link to={{ id: undefined }}>{kind.title}</Link>
        {' / '}
        {item && <LongText text={kind.nameOf(item) || 'no name'} label="Name" max={120} />}
        {item && kind.isDisabled?.(item) && <span class="tag">disabled</span>}
      </h1>
      <ProblemNote error={error} />
      {answer && item === undefined && <Gone unit={kind.unit} id={id} />}
      {item && (
        <ObjectParts operation={item.operation} id={id} rows={item.rows}>
          <Summary kind={kind} item={item} />
        </ObjectParts>
      )}
    </>
  );
}

interface ObjectPartsProps {
  /** Absent if no web service answers the object. */
  readonly operation?: string | undefined;
  readonly id: string;
  readonly rows: readonly StoredRows[];
  /** The summary, if there is one. */
  readonly children?: ComponentChildren;
}

/** The parts of an object below its name. */
export function ObjectParts({ operation, id, rows, children }: ObjectPartsProps) {
  return (
    <div class="object-parts">
      <div>
        {children}
        <RowsOfObject rows={rows} />
      </div>
      {operation !== undefined && <WireView operation={operation} id={id} />}
    </div>
  );
}

function Summary<Item extends Overview>({ kind, item }: { readonly kind: Kind<Item>; readonly item: Item }) {
  return (
    <section class="card" aria-label="Summary">
      <dl class="summary">
        <div>
          <dt>Id</dt>
          <dd>{item.id}</dd>
        </div>
        {[...kind.properties, ...(kind.more ?? [])].map(({ label, show, showAll = show }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{showAll(item)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Gone({ unit, id }: { readonly unit: string; readonly id: string }) {
  return (
    <Empty title={`There is no ${unit} with the id ${id.slice(0, 40)}`}>
      <p>It may have been deleted, or a reset has removed it.</p>
      <p class="row centred">
        <Link to={{ id: undefined }}>Back to the list</Link>
        <Link to={{ view: 'state', section: 'difference' }} only>
          See what has changed
        </Link>
      </p>
    </Empty>
  );
}
