import * as z from 'zod';
import { fullName } from '#pbx/json/record-json.ts';
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

function page(store: Store, request: PageRequest): Page<VoicemailOverview> {
  const { sql, values } = selection({ id: 'uniqueid', searched: ['mailbox', 'context', 'fullname', 'email'] }, request);
  const [{ total } = { total: 0 }] = store.query(
    { total: 'number' },
    `SELECT count(*) AS total FROM voicemail WHERE ${sql}`,
    ...values,
  );
  const query = `SELECT * FROM voicemail WHERE ${sql} ORDER BY uniqueid LIMIT ? OFFSET ?`;
  const voicemails = store.query('voicemail', query, ...values, request.limit, request.offset);
  const users = store.query(
    {
      voicemailid: 'userfeatures.voicemailid',
      id: 'userfeatures.id',
      firstname: 'userfeatures.firstname',
      lastname: 'userfeatures.lastname',
    },
    `SELECT voicemailid, id, firstname, lastname FROM userfeatures
    WHERE voicemailid IN (SELECT value FROM json_each(?)) ORDER BY id`,
    listOf(voicemails.map(({ uniqueid }) => uniqueid)),
  );
  const usersOf = groupedBy(users, ({ voicemailid }) => voicemailid);
  const items = voicemails.map((row): VoicemailOverview => {
    const { uniqueid: id, mailbox, context, fullname, email, commented } = row;
    return {
      id,
      operation: 'ipbx/pbx_settings/voicemail:view',
      mailbox,
      context,
      name: fullname,
      email: email ?? '',
      isDisabled: commented !== 0,
      users: (usersOf.get(id) ?? []).map((user) => ({ type: 'user', id: user.id, label: fullName(user) })),
      rows: [
        { table: 'voicemail', key: { uniqueid: id } },
        { table: 'voicemailfeatures', key: { voicemailid: id } },
        { table: 'contextmember', key: { type: 'voicemail', typeval: String(id) } },
      ],
    };
  });
  return { total, items };
}

/** The voicemails of the PBX. */
export const voicemailsOverview: OverviewKind = {
  name: 'voicemails',
  table: 'voicemail',
  summary: 'The voicemails with their users',
  answer: () => pageOf(voicemailOverview()),
  page,
};
