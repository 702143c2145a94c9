import { usePage } from '../../../lib/page.ts';
import type { TableRow } from '../../../lib/row.ts';
import { Link } from '../../../parts/link.tsx';
import { sectionOfReference, typeOfColumn } from './types.ts';

/** Links to the objects whose ids a row holds, except the one that is shown. */
export function RowLinks({ table, row }: { readonly table: string; readonly row: TableRow }) {
  const { section: shown, id: shownId } = usePage().route.parameters;
  const links = Object.entries(row).flatMap(([column, value]) => {
    const section = sectionOfReference(table, column, value);
    const id = String(value);
    if (section === undefined || (section === shown && id === shownId)) return [];
    return [{ section, id, name: `${typeOfColumn(table, column)} ${id}` }];
  });
  if (links.length === 0) return null;
  return (
    <p class="row">
      {links.map(({ section, name, id }) => (
        <Link key={name} to={{ view: 'state', section, id }} only>
          {name}
        </Link>
      ))}
    </p>
  );
}
