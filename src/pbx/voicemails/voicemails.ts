import { BadRequest } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { truthOf } from '#fields/truth.ts';
import { namesOf, part, value } from '#fields/vocabulary.ts';
import { fullMailbox, voicemailIdentity } from '#pbx/json/identities.ts';
import { type JsonRecord, recordJson, recordWriter } from '#pbx/json/record-json.ts';
import { joinContext, leaveContexts, requireContext } from '#pbx/numbers/contexts.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { voicemailFields } from './fields.ts';

/** A validated voicemail of a body. */
export interface Voicemail {
  readonly columns: ColumnValues<'voicemail'> & { readonly context: string; readonly mailbox: string };
  readonly skipcheckpass: 0 | 1;
}

/** The columns other than `context` that name a context; `contextmember` records all of them. */
const otherContexts = ['dialout', 'callback', 'exitcontext'] as const;
const contextColumns = ['context', ...otherContexts] as const;

/** The fields of the `voicemail` part of a body. */
export const voicemailNames = namesOf(voicemailFields);
/** The fields of the `voicemailfeatures` part. */
export const voicemailFeatureNames = part({
  skipcheckpass: value('flag', 'whether the mailbox opens without its password'),
});

/** Reads both parts of a voicemail in a body. Throws `BadRequest`. */
export function readVoicemail(store: Store, sent: Container, features: unknown): Voicemail {
  const voicemail = readUsersVoicemail(store, sent, features);
  requireOwnContext(store, voicemail);
  return voicemail;
}

/** Same as `readVoicemail`, but does not check that the voicemail's own context exists: the caller does later (pbx_settings-lines-users.md 3.9). */
export function readUsersVoicemail(store: Store, sent: Container, features: unknown): Voicemail {
  const values = parse(voicemailFields, sent, 'voicemail');
  for (const column of otherContexts) {
    const context = values[column];
    if (context !== null) requireContext(store, context, `voicemail.${column}`);
  }
  requireTimeZone(store, values.tz);
  return {
    columns: { ...values, hidefromdir: values.hidefromdir === 1 ? 'yes' : 'no' },
    skipcheckpass: truthOf(asContainer(features)?.['skipcheckpass']),
  };
}

/** Throws `BadRequest` unless the context of the mailbox exists. */
export function requireOwnContext(store: Store, { columns }: Voicemail): void {
  requireContext(store, columns.context, 'voicemail.context');
}

function requireTimeZone(store: Store, tz: string | null): void {
  if (tz === null || store.has('staticvoicemail', { category: 'zonemessages', var_name: tz })) return;
  const names = store.all('staticvoicemail', { category: 'zonemessages' }).map((row) => row.var_name);
  const message = `voicemail.tz must be one of ${names.join(', ')}`;
  throw new BadRequest({ message, field: 'voicemail.tz', rule: 'exists', value: tz });
}

/** Adds a voicemail, which no user has yet, and returns its id. */
export function createVoicemail(store: Store, { columns, skipcheckpass }: Voicemail): number {
  const id = store.insert('voicemail', { ...columns, commented: 0 });
  store.insert('voicemailfeatures', { voicemailid: id, skipcheckpass });
  recordContexts(store, id, columns);
  return id;
}

/** Replaces the voicemail with the id. `commented` stays. */
export function changeVoicemail(store: Store, id: number, { columns, skipcheckpass }: Voicemail): void {
  store.update('voicemail', { uniqueid: id }, columns);
  store.update('voicemailfeatures', { voicemailid: id }, { skipcheckpass });
  recordContexts(store, id, columns);
}

function recordContexts(store: Store, id: number, columns: ColumnValues<'voicemail'>): void {
  for (const varname of contextColumns) {
    const owner = { type: 'voicemail', typeval: id, varname };
    const context = columns[varname];
    if (typeof context === 'string') joinContext(store, { context, ...owner });
    else leaveContexts(store, owner);
  }
}

/** Deletes a voicemail and removes it from its users and lines. */
export function deleteVoicemail(store: Store, row: Rows['voicemail']): void {
  const id = row.uniqueid;
  store.delete('voicemail', { uniqueid: id });
  store.delete('voicemailfeatures', { voicemailid: id });
  leaveContexts(store, { type: 'voicemail', typeval: id });
  const without = { voicemailid: null, voicemailtype: null, enablevoicemail: 0 };
  store.update('userfeatures', { voicemailid: id }, without);
  replaceMailbox(store, fullMailbox(row), null);
}

/** Replaces a mailbox (`mailbox@context`) on all lines that have it; `null` removes it. */
export function replaceMailbox(store: Store, mailbox: string, replacement: string | null): void {
  for (const table of ['usersip', 'useriax'] as const)
    store.update(table, { mailbox, category: 'user' }, { mailbox: replacement });
}

/** Returns the voicemail with the id, or `undefined` unless both of its rows exist. */
export function findVoicemail(store: Store, id: number): Rows['voicemail'] | undefined {
  return store.has('voicemailfeatures', { voicemailid: id }) ? store.first('voicemail', { uniqueid: id }) : undefined;
}

const writeVoicemail = recordWriter<Rows['voicemail']>(
  { int: ['uniqueid'], bool: ['commented'] },
  { inserted: { commented: ['fullmailbox', 'identity'] } },
);

/** A voicemail as JSON for lists and views. */
export function voicemailJson(row: Rows['voicemail']): JsonRecord {
  const record = writeVoicemail(row);
  record['fullmailbox'] = fullMailbox(row);
  record['identity'] = voicemailIdentity(row);
  return record;
}

const writeMatch = recordWriter<Rows['voicemail']>({ bool: ['commented'] }, { inserted: { commented: ['identity'] } });

/** A voicemail as JSON for searches, where `uniqueid` is a string and `fullmailbox` is missing (sic). */
export function voicemailSearchJson(row: Rows['voicemail']): JsonRecord {
  const record = writeMatch(row);
  record['identity'] = voicemailIdentity(row);
  return record;
}

/** Both rows of a voicemail as JSON, for the views of voicemails and users; `undefined` if one does not exist. */
export function voicemailPartsJson(store: Store, id: number) {
  const row = store.first('voicemail', { uniqueid: id });
  const features = store.first('voicemailfeatures', { voicemailid: id });
  if (row === undefined || features === undefined) return undefined;
  return { voicemail: voicemailJson(row), voicemailfeatures: recordJson(features, { int: ['id', 'voicemailid'] }) };
}
