import * as z from 'zod';
import { add, edit, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { type ActRequest, inDialectOf, requiredPart } from '#core/request.ts';
import { act } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { Forbidden } from '#errors.ts';
import { assumed, mustHave, part } from '#fields/vocabulary.ts';
import { voicemailAnswer, voicemailPartAnswers, voicemailSearchAnswer } from '#pbx/voicemails/answers.ts';
import {
  changeVoicemail,
  createVoicemail,
  deleteVoicemail,
  findVoicemail,
  readVoicemail,
  type Voicemail,
  voicemailFeatureNames,
  voicemailJson,
  voicemailNames,
  voicemailPartsJson,
  voicemailSearchJson,
} from '#pbx/voicemails/voicemails.ts';
import type { Container } from '#wire/values.ts';
import { voicemailRows } from './voicemail/rows.ts';

const assumedParts: Difference<boolean> = {
  where: '`pbx_settings/voicemail` add without `context`, without `locale`',
  recorded: { text: '400', value: false },
  documented: { text: '`default`, null', value: true },
  why: 'the client cannot send them',
};

function read(request: ActRequest, body: Container): Voicemail {
  return readVoicemail(request.store, requiredPart(body, 'voicemail'), body['voicemailfeatures']);
}

function create(request: ActRequest, body: Container): undefined {
  const sent = requiredPart(body, 'voicemail');
  const isAssumed = inDialectOf(request, assumedParts) && Object.keys(sent).length > 0;
  const assumed = { context: sent['context'] ?? 'default', locale: sent['locale'] ?? '' };
  const voicemail = isAssumed ? { ...sent, ...assumed } : sent;
  createVoicemail(request.store, readVoicemail(request.store, voicemail, body['voicemailfeatures']));
}

const reads = part({ voicemail: mustHave(part(voicemailNames)), voicemailfeatures: voicemailFeatureNames });
const newReads = {
  recorded: reads,
  documented: part({
    voicemail: mustHave(part(assumed(voicemailNames, 'context', 'locale'))),
    voicemailfeatures: voicemailFeatureNames,
  }),
};

const replace = edit({
  reads,
  find: ({ store }, id) => findVoicemail(store, id),
  change: (request, row, body) => changeVoicemail(request.store, row.uniqueid, read(request, body)),
});

/** Only programs on the server itself may edit, whatever the rights of the account (core.md 1.2). */
const editInPrivate = act({ ...replace.description, modes: ['private'] }, (request) => {
  if (request.mode !== 'private')
    throw new Forbidden(
      'voicemails can only be edited in mode private (json.php/private/..., from the server itself); delete the voicemail and add it again instead',
    );
  return replace.run(request);
});

export const voicemail = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/voicemail',
  nouns: { one: 'voicemail', many: 'voicemails' },
  fixture: 'voicemails',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('voicemail', {}, 'uniqueid').map(voicemailJson)),
    search: search(({ store }, text) =>
      store.search('voicemail', ['fullname', 'mailbox', 'email'], text, 'uniqueid').map(voicemailSearchJson),
    ),
    view: view(({ store }, id) => voicemailPartsJson(store, id)),
    add: add(newReads, create),
    edit: editInPrivate,
    delete: remove(({ store }, id) => {
      const row = findVoicemail(store, id);
      if (row !== undefined) deleteVoicemail(store, row);
      return row !== undefined;
    }),
  },
  rows: voicemailRows,
  answers: {
    list: () => z.array(voicemailAnswer()),
    search: () => z.array(voicemailSearchAnswer()),
    view: () => z.strictObject(voicemailPartAnswers()),
  },
  afterChanges: commandsFor('asterisk', 'voicemail reload'),
  differences: [assumedParts],
});
