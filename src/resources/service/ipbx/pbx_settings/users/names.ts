import { chosen, each, namesOf, part, type Vocabulary, values, without } from '#fields/vocabulary.ts';
import { userLineNames } from '#pbx/lines/names.ts';
import { dialactionNames } from '#pbx/links/dialactions.ts';
import { voicemailFeatureNames, voicemailNames } from '#pbx/voicemails/voicemails.ts';
import { fieldsOf } from '#wire/values.ts';
import { textOf } from './body.ts';
import { userFields } from './fields.ts';

const membership = each(part(values('chantype', 'penalty')));

/** Memberships count only beside lines. */
const memberships = { ...values('group-select', 'queue-select'), group: membership, queue: membership };

const lineColumns = part(userLineNames);

/** A longer array makes more lines, whatever its name; records in a list, as views show lines, are refused. */
const lines = chosen((sent) => {
  if (Object.keys(sent).every((name) => Object.hasOwn(userLineNames, name))) return lineColumns;
  const isKnown = (name: string) => Object.hasOwn(userLineNames, name);
  const lengthOf = (name: string) => Object.keys(fieldsOf(sent[name]) ?? {}).length;
  const longest = (names: readonly string[]) => Math.max(2, ...names.map(lengthOf));
  const names = Object.keys(sent);
  const counts = longest(names) > longest(names.filter(isKnown));
  return Array.isArray(sent) || counts ? 'value' : lineColumns;
});

const commonVoicemail = part(without(voicemailNames, 'context', 'locale'));
const newestVoicemail = part({ ...without(voicemailNames, 'locale'), ...values('name', 'number') });

/** A voicemail counts with a mailbox, or in the form of the newest clients where that is read. */
function voicemail({ readsNewest }: { readsNewest: boolean }): Vocabulary {
  return chosen((sent) => {
    if (textOf(sent['mailbox']) !== '') return commonVoicemail;
    const isNewest = readsNewest && textOf(sent['number']) !== '' && !Object.hasOwn(sent, 'mailbox');
    return isNewest ? newestVoicemail : 'nothing';
  });
}

const userNames = {
  ...namesOf(userFields),
  ...values('profileclient', 'cti_profile_id', 'agentnumber', 'outcallerid-type', 'outcallerid-custom'),
};

interface Reading {
  readonly names: typeof userNames;
  readonly readsNewest: boolean;
}

function userParts({ names, readsNewest }: Reading): Vocabulary {
  const parts = {
    userfeatures: part(names),
    linefeatures: lines,
    voicemail: voicemail({ readsNewest }),
    voicemailfeatures: voicemailFeatureNames,
    dialaction: dialactionNames,
    phonefunckey: part(values('fknum', 'type', 'typeval', 'label', 'supervision')),
    ...values('voicemail-option', 'rightcall', 'schedule_id'),
  } as const;
  const [withLines, withoutLines] = [part({ ...parts, ...memberships }), part(parts)];
  return chosen((body) => (fieldsOf(body['linefeatures']) === undefined ? withoutLines : withLines));
}

/** What adds and edits of users read. */
export const userReads = {
  recorded: userParts({ names: without(userNames, 'alarmclock'), readsNewest: false }),
  documented: userParts({ names: userNames, readsNewest: true }),
};
