import { add, edit, list, remove, search, view } from '../../../../acts.ts';
import { type Call, type Fields, inDialectOf, requiredPart } from '../../../../call.ts';
import type { Difference } from '../../../../dialect.ts';
import { afterChanges } from '../../../../effects.ts';
import { Forbidden } from '../../../../errors.ts';
import { part } from '../../../../fields/vocabulary.ts';
import {
  changeVoicemail,
  createVoicemail,
  deleteVoicemail,
  presentFoundVoicemail,
  presentVoicemail,
  presentVoicemailParts,
  readVoicemail,
  type Voicemail,
  voicemailFeatureNames,
  voicemailNames,
  voicemailWith,
} from '../../../../pbx/voicemails.ts';
import type { Act, Resource } from '../../../../resource.ts';
import { integer } from '../../../../store/row.ts';
import { containsText } from '../../../../store/search.ts';

const assumedParts: Difference<boolean> = {
  where: '`pbx_settings/voicemail` add without `context`, without `locale`',
  recorded: { told: '400', value: false },
  documented: { told: '`default`, null', value: true },
  why: 'the client cannot send them',
};

function read(call: Call, body: Fields): Voicemail {
  return readVoicemail(call.store, requiredPart(body, 'voicemail'), body['voicemailfeatures']);
}

function create(call: Call, body: Fields): undefined {
  const sent = requiredPart(body, 'voicemail');
  const isAssumed = inDialectOf(call, assumedParts) && Object.keys(sent).length > 0;
  const assumed = { context: sent['context'] ?? 'default', locale: sent['locale'] ?? '' };
  const voicemail = isAssumed ? { ...sent, ...assumed } : sent;
  createVoicemail(call.store, readVoicemail(call.store, voicemail, body['voicemailfeatures']));
}

const reads = part({ voicemail: part(voicemailNames), voicemailfeatures: voicemailFeatureNames });

const replace = edit({
  reads,
  find: ({ store }, id) => voicemailWith(store, id),
  change: (call, found, body) => changeVoicemail(call.store, integer(found, 'uniqueid'), read(call, body)),
});

/** Only programs on the machine itself may edit, whatever the rights of an account (core.md 1.2). */
const editInPrivate: Act = (call) => {
  if (call.mode !== 'private')
    throw new Forbidden(
      'voicemails can only be edited in mode private (json.php/private/..., from the machine itself); or delete it and add it again',
    );
  return replace(call);
};

export const voicemail: Resource = {
  base: 'service/ipbx',
  path: 'pbx_settings/voicemail',
  nouns: { one: 'voicemail', many: 'voicemails' },
  fixture: 'voicemails',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('voicemail', {}, 'uniqueid').map(presentVoicemail)),
    search: search(({ store }, searched) => {
      const { sql, values } = containsText(['fullname', 'mailbox', 'email'], searched);
      const rows = store.select(`SELECT * FROM voicemail WHERE ${sql} ORDER BY uniqueid`, ...values);
      return rows.map(presentFoundVoicemail);
    }),
    view: view(({ store }, id) => presentVoicemailParts(store, id)),
    add: add(reads, create),
    edit: editInPrivate,
    delete: remove(({ store }, id) => {
      const row = voicemailWith(store, id);
      if (row !== undefined) deleteVoicemail(store, row);
      return row !== undefined;
    }),
  },
  commands: afterChanges('voicemail reload'),
  differences: [assumedParts],
};
