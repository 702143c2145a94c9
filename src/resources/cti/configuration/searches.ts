import * as z from 'zod';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** Where names are looked for, how they are displayed, and the sheets that calls bring up; each by name. */
export function searches(store: Store): { readonly [Key in 'contexts' | 'directories' | 'displays' | 'sheets']: Json } {
  const reverse = decoded(store.first('ctireversedirectories', {}, 'id')?.directories ?? '');
  return {
    contexts: named(store.all('cticontexts'), (row) => ({
      directories: listed(row.directories),
      display: row.display,
      didextens: { '*': reverse },
    })),
    directories: named(store.all('ctidirectories'), (row) => directoryOf(store, row)),
    displays: named(store.all('ctidisplays'), (row) => decoded(row.data)),
    sheets: {
      events: eventsOf(store.first('ctisheetevents', {}, 'id')),
      actions: named(store.all('ctisheetactions', { disable: 0 }), sheetOf),
    },
  };
}

function named<Named extends { readonly name: string | null }>(
  rows: readonly Named[],
  show: (row: Named) => Json,
): Json {
  return new Map(rows.map((row) => [row.name ?? '', show(row)]));
}

function directoryOf(store: Store, row: Rows['ctidirectories']): Json {
  const fields = store.all('ctidirectoryfields', { dir_id: row.id });
  return {
    uri: row.uri ?? '',
    delimiter: row.delimiter ?? '',
    name: row.description ?? '',
    match_direct: decoded(row.match_direct),
    match_reverse: decoded(row.match_reverse),
    ...Object.fromEntries(fields.map(({ fieldname, value }) => [`field_${fieldname}`, [value ?? '']])),
  };
}

/** The sheet of each event that has one. */
function eventsOf(row: Rows['ctisheetevents'] | undefined): Json {
  if (row === undefined) return {};
  const { id: _id, custom: _custom, ...events } = row;
  return Object.fromEntries(Object.entries(events).filter(([, sheet]) => sheet !== null && sheet !== ''));
}

function sheetOf(row: Rows['ctisheetactions']): Json {
  return {
    contexts: decoded(row.context ?? ''),
    whom: row.whom ?? '',
    sheet_info: decoded(row.sheet_info ?? ''),
    systray_info: decoded(row.systray_info ?? ''),
    sheet_qtui: row.sheet_qtui ?? '',
    action_info: decoded(row.action_info ?? ''),
    focus: row.focus,
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
