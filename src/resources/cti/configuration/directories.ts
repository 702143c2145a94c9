import * as z from 'zod';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** The sections about directory searches and call sheets: each maps names to entries. */
export function directorySections(store: Store): {
  readonly [Key in 'contexts' | 'directories' | 'displays' | 'sheets']: Json;
} {
  const reverse = decoded(store.first('ctireversedirectories', {}, 'id')?.directories ?? '');
  return {
    contexts: byName(store.all('cticontexts'), (row) => ({
      directories: splitNames(row.directories),
      display: row.display,
      didextens: { '*': reverse },
    })),
    directories: byName(store.all('ctidirectories'), (row) => directoryOf(store, row)),
    displays: byName(store.all('ctidisplays'), (row) => decoded(row.data)),
    sheets: {
      events: eventsOf(store.first('ctisheetevents', {}, 'id')),
      actions: byName(store.all('ctisheetactions', { disable: 0 }), sheetOf),
    },
  };
}

function byName<NamedRow extends { readonly name: string | null }>(
  rows: readonly NamedRow[],
  toJson: (row: NamedRow) => Json,
): Json {
  return new Map(rows.map((row) => [row.name ?? '', toJson(row)]));
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

function splitNames(names: string): readonly string[] {
  return names.split(',').filter((name) => name !== '');
}

/** Parses a column that holds JSON; an empty list if it is malformed. */
function decoded(text: string): Json {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return [];
  }
}
