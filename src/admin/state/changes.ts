import * as z from 'zod';
import { shorten } from '#input/describe-value.ts';
import { maxKeptChanges } from '#journal/kept-changes.ts';
import { redactRow } from '#journal/secrets.ts';
import { changedTables } from '#store/changes/changed-tables.ts';
import type { TableDifference } from '#store/difference.ts';
import { tableDifference } from '../answers/snapshots.ts';
import type { ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

const params = z.object({ id: z.string().describe('Id of a request in the journal.') });

const answer = () =>
  z.object({
    id: z.string().describe('The id of the request.'),
    tables: z.record(z.string(), tableDifference()).describe('The changed rows by table, before and after.'),
  });

/** `GET /__admin/requests/:id/changes`: the rows that a request changed, before and after. */
export function changeRoutes(app: ControlPlane): void {
  app.get(
    '/requests/:id/changes',
    { schema: { summary: 'The rows that a request changed, before and after', params, response: { 200: answer } } },
    async ({ world: { journal, store }, params: { id } }) => {
      const entry = journal.find(id);
      const missing = `there is no request ${shorten(id)} in the journal; GET /__admin/requests lists its requests`;
      if (entry === undefined) throw problem(404, missing);
      const { changes } = entry;
      if (changes === undefined) return { id, tables: {} };
      const dropped = `the rows that request ${id} changed were dropped; the mock keeps those of the latest ${maxKeptChanges} requests that changed any`;
      if (changes.isDropped) throw problem(404, dropped);
      const tables = Object.entries(changedTables(changes, store.anyTables()));
      return { id, tables: Object.fromEntries(tables.map(([name, rows]) => [name, withoutSecrets(rows)])) };
    },
  );
}

function withoutSecrets({ added, removed, changed, omitted }: TableDifference) {
  return {
    added: added.map(redactRow),
    removed: removed.map(redactRow),
    changed: changed.map(({ from, to }) => ({ from: redactRow(from), to: redactRow(to) })),
    ...(omitted && { omitted }),
  };
}
