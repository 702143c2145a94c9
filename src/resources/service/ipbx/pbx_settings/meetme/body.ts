import { requiredPart } from '#core/request.ts';
import { BadRequest, wrongKind } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { fixed, flag, optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import {
  contextReference,
  dialDigits,
  emailAddress,
  multiLine,
  singleLine,
  telephoneNumber,
  unsigned,
  within,
} from '#fields/text.ts';
import { described, each, fieldValue, mustHave, namesOf, part } from '#fields/vocabulary.ts';
import { requireContext } from '#pbx/numbers/contexts.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';
import { readAdministrator } from './administrator.ts';

/** A rule for exactly one of the words; an array counts as absent. */
function word(...words: readonly string[]): Rule {
  return {
    regexp: new RegExp(`^(?:${words.join('|')})$`),
    words: `one of ${words.join(', ')}`,
    keepsMarkup: true,
    dropsArrays: true,
  };
}

const roomName: Rule = { maxlen: 80, regexp: /^[A-Za-z0-9_.-]+$/, words: 'letters, digits, _ . -', lower: true };
const mode = optional(word('listen', 'talk', 'all'), 'all');
const announcement = optional(word('no', 'yes', 'noreview'), 'no');

const userCount = within(0, 99);

const roomFields = {
  confno: required(roomName),
  pin: optional(dialDigits(40), ''),
  pinadmin: optional(dialDigits(40), ''),
};

/** The fields of `meetmefeatures`. */
export const meetmeFields = {
  name: required(roomName),
  confno: optional({ cast: 'digit', maxlen: 40 }, ''),
  context: required(contextReference),
  admin_typefrom: required(word('none', 'internal', 'external', 'undefined')),
  admin_internalid: optional(unsigned, null),
  admin_externalid: optional(dialDigits(40), null),
  admin_identification: optional(word('calleridnum', 'pin', 'all'), 'pin'),
  admin_mode: mode,
  admin_announceusercount: flag(),
  admin_announcejoinleave: announcement,
  admin_moderationmode: flag(),
  admin_initiallymuted: flag(),
  admin_musiconhold: optional({ dropsArrays: true }, null),
  admin_poundexit: flag(),
  admin_quiet: flag(),
  admin_starmenu: flag(),
  admin_closeconflastmarkedexit: flag(),
  admin_enableexitcontext: flag(),
  admin_exitcontext: optional(contextReference, null),
  user_mode: mode,
  user_announceusercount: flag(),
  user_hiddencalls: flag(),
  user_announcejoinleave: announcement,
  user_initiallymuted: flag(),
  user_musiconhold: optional({ dropsArrays: true }, null),
  user_poundexit: flag(),
  user_quiet: flag(),
  user_starmenu: flag(),
  user_enableexitcontext: flag(),
  user_exitcontext: optional(contextReference, null),
  talkeroptimization: fixed(1),
  record: flag(),
  talkerdetection: fixed(1),
  noplaymsgfirstenter: flag(),
  // Empty is not an integer: the database refuses it after the static row of the room has been written.
  maxusers: optional(userCount, ''),
  emailfrom: optional(emailAddress(255), 'no-reply+meetme@xivo.fr'),
  emailfromname: optional(singleLine(255), null),
  emailsubject: optional(singleLine(255), null),
  emailbody: optional(multiLine(1000), ''),
  preprocess_subroutine: optional(contextReference, null),
  description: optional(multiLine(1000), ''),
};

const guestFields = {
  fullname: required(singleLine(255)),
  telephonenumber: optional(telephoneNumber(40), null),
  email: optional(emailAddress(255), null),
};

/** The names that an add reads in a body. */
export const meetmeParts = part({
  meetmeroom: mustHave(described('the room of the telephony engine', part(namesOf(roomFields)))),
  meetmefeatures: mustHave(part({ ...namesOf(meetmeFields), maxusers: fieldValue(required(userCount)) })),
  meetmeguest: described('the guests who are invited', each(part(namesOf(guestFields)))),
});

/** Returns the checked parts of the body of an add. Throws `BadRequest`. */
export function readMeetme(store: Store, body: Container) {
  const room = parse(roomFields, requiredPart(body, 'meetmeroom'), 'meetmeroom');
  const sent = parse(meetmeFields, requiredPart(body, 'meetmefeatures'), 'meetmefeatures');
  for (const name of ['admin_exitcontext', 'user_exitcontext'] as const) {
    const exit = sent[name];
    if (exit !== null) requireContext(store, exit, `meetmefeatures.${name}`);
  }
  const features = {
    ...sent,
    ...readAdministrator(store, sent, room.pinadmin),
    admin_musiconhold: knownMusic(store, sent.admin_musiconhold),
    user_musiconhold: knownMusic(store, sent.user_musiconhold),
  };
  return { room, features, guests: readGuests(body['meetmeguest']) };
}

/** An unknown music class counts as absent. */
function knownMusic(store: Store, category: string | null): string | null {
  return category !== null && store.has('musiconhold', { category }) ? category : null;
}

function readGuests(value: unknown) {
  return (itemsOf(value) ?? []).map((item, index) => {
    const field = `meetmeguest.${index}`;
    const guest = asContainer(item);
    if (guest !== undefined) return parse(guestFields, guest, field);
    throw new BadRequest({ message: `${field} ${wrongKind('an object', item)}`, field, rule: 'object', value: item });
  });
}
