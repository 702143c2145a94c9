import { usePage } from '../../../lib/page.ts';
import { TableList } from './table-list.tsx';
import { TableRows } from './table-rows.tsx';

/** All tables, or the one that the URL names. */
export function TablesSection() {
  const { table } = usePage().route.parameters;
  return table === undefined ? <TableList /> : <TableRows key={table} table={table} />;
}
