import * as z from 'zod';
import { fullName } from '#pbx/json/record-json.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import {
  common,
  groupedBy,
  link,
  listOf,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  rowsOfPage,
  selection,
} from './kind.ts';

const voicemailOverview = () =>
  z
    .object({
      ...common(),
      mailbox: z.string().describe('Number of the mailbox.'),
      context: z.string().describe('Context of the mailbox.'),
      name: z.string().describe('Full name of the owner.'),
      email: z.string().describe('Email address for notifications; empty if there is none.'),
      isDisabled: z.boolean().describe('True if the voicemail is disabled.'),
      users: z.array(link()).readonly().describe('Users of the voicemail.'),
    })
    .meta({ title: 'VoicemailOverview', description: 'A voicemail with its users.' });

/** A voicemail with its users. */
export type VoicemailOverview = z.output<ReturnType<typeof voicemailOverview>>;

const userColumns = {
  voicemailid: 'userfeatures.voicemailid',
  id: 'userfeatures.id',
  firstname: 'userfeatures.firstname',
  lastname: 'userfeatures.lastname',
} as const;

type User = QueryRow<typeof userColumns>;

function page(store: Store, request: PageRequest): Page<VoicemailOverview> {
  const table = { shape: 'voicemail', select: '*', from: 'voicemail', order: 'uniqueid' } as const;
  const condition = selection({ id: 'uniqueid', searched: ['mailbox', 'context', 'fullname', 'email'] }, request);
  const { total, rows: voicemails } = rowsOfPage(store, { ...table, condition }, request);
  const users = usersOf(
    store,
    voicemails.map(({ uniqueid }) => uniqueid),
  );
  return { total, items: voicemails.map((row) => toItem(row, users.get(row.uniqueid) ?? [])) };
}

function usersOf(store: Store, voicemailIds: readonly number[]) {
  const users = store.query(
    userColumns,
    `SELECT voicemailid, id, firstname, lastname FROM userfeatures
    WHERE voicemailid IN (SELECT value FROM json_each(?)) ORDER BY id`,
    listOf(voicemailIds),
  );
  return groupedBy(users, ({ voicemailid }) => voicemailid);
}

function toItem(row: Rows['voicemail'], users: readonly User[]): VoicemailOverview {
  const { uniqueid: id, mailbox, context, fullname, email, commented } = row;
  return {
    id,
    operation: 'ipbx/pbx_settings/voicemail:view',
    mailbox,
    context,
    name: fullname,
    email: email ?? '',
    isDisabled: commented !== 0,
    users: users.map((user) => ({ type: 'user', id: user.id, label: fullName(user) })),
    rows: [
      { table: 'voicemail', key: { uniqueid: id } },
      { table: 'voicemailfeatures', key: { voicemailid: id } },
      { table: 'contextmember', key: { type: 'voicemail', typeval: String(id) } },
    ],
  };
}

/** The voicemails of the PBX. */
export const voicemailsOverview: OverviewKind = {
  name: 'voicemails',
  table: 'voicemail',
  summary: 'The voicemails with their users',
  answer: () => pageOf(voicemailOverview()),
  page,
};
