import { flag, mustBeEmpty, optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import {
  anyText,
  callerId,
  contextReference,
  language,
  multiLine,
  singleLine,
  telephoneNumber,
  unsigned,
  within,
} from '#fields/text.ts';
import {
  assumed,
  described,
  each,
  fieldValue,
  mustHave,
  namesOf,
  part,
  type Value,
  type Vocabulary,
  value,
  variant,
  without,
} from '#fields/vocabulary.ts';
import { userLineNames } from '#pbx/lines/names.ts';
import { dialactionNames } from '#pbx/links/dialactions.ts';
import { rightCallNames } from '#pbx/links/right-calls.ts';
import { scheduleIdName } from '#pbx/links/schedule-links.ts';
import { voicemailFields } from '#pbx/voicemails/fields.ts';
import { voicemailFeatureNames, voicemailNames } from '#pbx/voicemails/voicemails.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer } from '#wire/values.ts';
import { functionKeyNames } from './function-keys.ts';

const destination = telephoneNumber(128);
const login: Rule = {
  minlen: 2,
  maxlen: 64,
  regexp: /^[a-z0-9._~!$&'()*+,;=%-]+$/i,
  words: "letters, digits, . _ ~ ! $ & ' ( ) * + , ; = % -",
  lower: true,
};
const password: Rule = {
  minlen: 4,
  maxlen: 64,
  regexp: /^[a-z0-9._~!$&'()*+,;=%:-]+$/i,
  words: "letters, digits, . _ ~ ! $ & ' ( ) * + , ; = % : -",
};

/** The fields of `userfeatures` after the substitutions of the server (pbx_settings-lines-users.md 3.3). */
export const userFields = {
  firstname: required(singleLine(128)),
  lastname: optional(singleLine(128), ''),
  voicemailtype: optional({ oneOf: ['asterisk', 'exchange'] }, null),
  voicemailid: optional(unsigned, null),
  agentid: optional(unsigned, null),
  entityid: required(unsigned),
  callerid: optional(callerId, null),
  ringseconds: optional(within(0, 60, 5), 30),
  simultcalls: optional(within(1, 20), 5),
  enableclient: flag(),
  loginclient: optional(login, ''),
  passwdclient: optional(password, ''),
  enablehint: flag(),
  enablevoicemail: flag(),
  enablexfer: flag(),
  enableautomon: flag(),
  callrecord: flag(),
  incallfilter: flag(),
  enablednd: flag(),
  enableunc: flag(),
  destunc: optional(destination, ''),
  enablerna: flag(),
  destrna: optional(destination, ''),
  enablebusy: flag(),
  destbusy: optional(destination, ''),
  musiconhold: optional(anyText(20), ''),
  outcallerid: optional(callerId, 'default'),
  mobilephonenumber: optional(destination, ''),
  userfield: optional(anyText(128), ''),
  bsfilter: optional({ oneOf: ['no', 'boss', 'secretary'] }, 'no'),
  preprocess_subroutine: optional(contextReference, null),
  timezone: optional(anyText(128), ''),
  language: optional(language, null),
  ringintern: optional(anyText(64), ''),
  ringextern: optional(anyText(64), ''),
  ringgroup: optional(anyText(64), ''),
  ringforward: optional(anyText(64), ''),
  rightcallcode: optional({ cast: 'digit', maxlen: 15 }, ''),
  alarmclock: optional({ maxlen: 128, dropsArrays: true }, ''),
  description: optional(multiLine(1000), ''),
};

const membership = each(
  part({
    chantype: fieldValue(required({ oneOf: ['default', 'Local'] })),
    penalty: value('number', 'the penalty of the member'),
  }),
  'object',
);

/** Memberships are read only in a body with lines. */
const memberships = {
  'group-select': value('texts', 'the groups of the user, by name; each needs an entry in `group`'),
  'queue-select': value('texts', 'the queues of the user, by name; each needs an entry in `queue`'),
  group: described('the settings of the memberships, by the name of the group', membership),
  queue: described('the settings of the memberships, by the name of the queue', membership),
};

const lineColumns = described(
  'the lines, as parallel lists with an entry for each line; a line with an `id` is attached or changed, any other is added',
  part(userLineNames),
);

const anyLines = value('object', 'lines in another form, which are refused');

/** The longest array sets the number of lines, whatever its name; a list of records as in the view is refused. */
const postedLines = variant([lineColumns], (sent) => {
  if (Object.keys(sent).every((name) => Object.hasOwn(userLineNames, name))) return lineColumns;
  const isKnown = (name: string) => Object.hasOwn(userLineNames, name);
  const lengthOf = (name: string) => Object.keys(asContainer(sent[name]) ?? {}).length;
  const longest = (names: readonly string[]) => Math.max(2, ...names.map(lengthOf));
  const names = Object.keys(sent);
  const counts = longest(names) > longest(names.filter(isKnown));
  return Array.isArray(sent) || counts ? anyLines : lineColumns;
});

const commonVoicemail = part({
  ...without(voicemailNames, 'context', 'locale'),
  mailbox: mustHave(fieldValue(voicemailFields.mailbox)),
});
const newestVoicemail = part({
  ...without(voicemailNames, 'locale', 'mailbox'),
  number: mustHave(fieldValue(voicemailFields.mailbox)),
  name: fieldValue(optional(voicemailFields.fullname.rule, '')),
});

const ignoredVoicemail = described(
  'ignored, as it has no mailbox',
  part({ mailbox: fieldValue(mustBeEmpty(null)), number: fieldValue(mustBeEmpty(null)) }),
);

/** A voicemail is read if it has a mailbox, or the form of the newest clients where the dialect reads that. */
function voicemail({ readsNewest }: { readsNewest: boolean }): Vocabulary {
  const forms = readsNewest ? [commonVoicemail, newestVoicemail] : [commonVoicemail];
  return variant([...forms, ignoredVoicemail], (sent) => {
    if (scalarText(sent['mailbox']) !== '') return commonVoicemail;
    const isNewest = readsNewest && scalarText(sent['number']) !== '' && !Object.hasOwn(sent, 'mailbox');
    return isNewest ? newestVoicemail : 'nothing';
  });
}

const userNames = {
  ...assumed(namesOf(userFields), 'entityid'),
  language: described('needed with a voicemail', fieldValue(userFields.language)),
  profileclient: value('text', 'the CTI profile, by name; read only with `enableclient`'),
  cti_profile_id: value('id', 'the CTI profile, by id'),
  agentnumber: value('text', 'the number of the agent that the user is'),
  'outcallerid-type': value('text', '`default`, `anonymous` or `custom`; replaces `outcallerid`'),
  'outcallerid-custom': value('text', 'the caller id, if `outcallerid-type` is `custom`'),
};

interface Reading {
  readonly names: Readonly<Record<string, Value>>;
  readonly readsNewest: boolean;
}

function userParts({ names, readsNewest }: Reading): Vocabulary {
  const parts = {
    userfeatures: mustHave(part(names)),
    linefeatures: postedLines,
    voicemail: voicemail({ readsNewest }),
    voicemailfeatures: voicemailFeatureNames,
    dialaction: dialactionNames,
    phonefunckey: functionKeyNames,
    'voicemail-option': value('text', '`add`, `search` or `none`: what happens to the mailbox'),
    rightcall: rightCallNames,
    schedule_id: scheduleIdName,
  } as const;
  const [withLines, withoutLines] = [part({ ...parts, ...memberships }), part(parts)];
  return variant([withLines], (body) => (asContainer(body['linefeatures']) === undefined ? withoutLines : withLines));
}

/** The names that add and edit read in a body, by dialect. */
export const userReads = {
  recorded: userParts({ names: without(userNames, 'alarmclock'), readsNewest: false }),
  documented: userParts({ names: userNames, readsNewest: true }),
};
