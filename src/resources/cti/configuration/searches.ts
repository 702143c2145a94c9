import * as z from 'zod';
import { integer, type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** Where names are looked for, how they are displayed, and the sheets that calls bring up; each by name. */
export function searches(store: Store): { readonly [Key in 'contexts' | 'directories' | 'displays' | 'sheets']: Json } {
  const named = (rows: readonly Row[], show: (row: Row) => Json): Json =>
    new Map(rows.map((row) => [text(row, 'name'), show(row)]));
  const reverse = decoded(store.first('ctireversedirectories', {}, 'id')?.directories ?? '');
  return {
    contexts: named(store.all('cticontexts'), (row) => ({
      directories: listed(text(row, 'directories')),
      display: text(row, 'display'),
      didextens: { '*': reverse },
    })),
    directories: named(store.all('ctidirectories'), (row) => directoryOf(store, row)),
    displays: named(store.all('ctidisplays'), (row) => decoded(text(row, 'data'))),
    sheets: {
      events: eventsOf(store.first('ctisheetevents', {}, 'id') ?? {}),
      actions: named(store.all('ctisheetactions', { disable: 0 }), sheetOf),
    },
  };
}

function directoryOf(store: Store, row: Row): Json {
  const fields = store.all('ctidirectoryfields', { dir_id: integer(row, 'id') });
  return {
    uri: text(row, 'uri'),
    delimiter: text(row, 'delimiter'),
    name: text(row, 'description'),
    match_direct: decoded(text(row, 'match_direct')),
    match_reverse: decoded(text(row, 'match_reverse')),
    ...Object.fromEntries(fields.map((field) => [`field_${text(field, 'fieldname')}`, [text(field, 'value')]])),
  };
}

/** The sheet of each event that has one. */
function eventsOf({ id: _id, custom: _custom, ...events }: Row): Json {
  return Object.fromEntries(Object.entries(events).filter(([, sheet]) => sheet !== null && sheet !== ''));
}

function sheetOf(row: Row): Json {
  return {
    contexts: decoded(text(row, 'context')),
    whom: text(row, 'whom'),
    sheet_info: decoded(text(row, 'sheet_info')),
    systray_info: decoded(text(row, 'systray_info')),
    sheet_qtui: text(row, 'sheet_qtui'),
    action_info: decoded(text(row, 'action_info')),
    focus: row['focus'] ?? null,
  };
}

function listed(names: string): readonly string[] {
  return names.split(',').filter((name) => name !== '');
}

/** What a column holds as JSON text; an empty list for a text that is not JSON. */
function decoded(text: string): Json {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return [];
  }
}
