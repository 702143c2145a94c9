import * as z from 'zod';
import { type AnswerShape, columnAnswers, component, itemsOrFalse } from '#pbx/json/answers.ts';
import { settingColumns } from '#pbx/json/setting-rows.ts';
import { meetmeFields } from './body.ts';

const switches = [
  'admin_announceusercount',
  'admin_moderationmode',
  'admin_initiallymuted',
  'admin_poundexit',
  'admin_quiet',
  'admin_starmenu',
  'admin_closeconflastmarkedexit',
  'admin_enableexitcontext',
  'user_announceusercount',
  'user_hiddencalls',
  'user_initiallymuted',
  'user_poundexit',
  'user_quiet',
  'user_starmenu',
  'user_enableexitcontext',
  'talkeroptimization',
  'record',
  'talkerdetection',
  'noplaymsgfirstenter',
] as const;

/** The casts of a room in its view. */
export const featureCasts = { int: ['id', 'meetmeid'], bool: switches } as const;

/** The casts of a guest. */
export const guestCasts = { int: ['id', 'meetmefeaturesid'] } as const;

/** The casts of the setting of a room in its view. */
export const roomCasts = { int: ['id'], bool: ['commented'] } as const;

const about = {
  meetmeid: 'id of the setting of Asterisk',
  confno: 'number of the room; empty without one',
  admin_typefrom:
    'whether the administrator is a user, someone with an external number, anybody with the PIN, or nobody',
  admin_internalid: 'id of the user who is the administrator',
  admin_externalid: 'number of the administrator',
  admin_identification: 'how the administrator is identified: by the number, by the PIN, by either',
  admin_mode: 'whether the administrator may listen, talk or do both',
  admin_announceusercount: 'whether the administrator hears the number of participants',
  admin_announcejoinleave: 'whether the coming and going of the administrator is announced',
  admin_moderationmode: 'whether nobody talks before the administrator is there',
  admin_initiallymuted: 'whether the administrator is muted at first',
  admin_musiconhold: 'class of the music that the administrator hears while alone',
  admin_poundexit: 'whether the administrator leaves by #',
  admin_quiet: 'whether the administrator comes and goes without a sound',
  admin_starmenu: 'whether * opens the menu of the administrator',
  admin_closeconflastmarkedexit: 'whether the room closes when the administrator leaves',
  admin_enableexitcontext: 'whether the administrator may leave by a number of admin_exitcontext',
  admin_exitcontext: 'context of those numbers',
  user_mode: 'whether participants may listen, talk or do both',
  user_announceusercount: 'whether participants hear how many they are',
  user_hiddencalls: 'whether participants are hidden from the others',
  user_announcejoinleave: 'whether the coming and going of participants is announced',
  user_initiallymuted: 'whether participants are muted at first',
  user_musiconhold: 'class of the music that a participant hears while alone',
  user_poundexit: 'whether participants leave by #',
  user_quiet: 'whether participants come and go without a sound',
  user_starmenu: 'whether * opens the menu of participants',
  user_enableexitcontext: 'whether participants may leave by a number of user_exitcontext',
  user_exitcontext: 'context of those numbers',
  talkeroptimization: 'always true: who is silent is muted',
  record: 'whether conferences are recorded',
  talkerdetection: 'always true: who talks is reported',
  noplaymsgfirstenter: 'whether the first participant does not hear that nobody is there',
  durationm: 'not used',
  closeconfdurationexceeded: 'not used',
  nbuserstartdeductduration: 'not used',
  timeannounceclose: 'not used',
  maxusers: 'greatest number of participants; 0 for any',
  startdate: 'not used',
  emailfrom: 'address that invitations come from',
  emailfromname: 'name that invitations come from',
  emailsubject: 'subject of invitations',
  emailbody: 'text of invitations',
  preprocess_subroutine: 'dialplan subroutine that runs before calls to the room',
  commented: 'whether the room is disabled',
} as const;

const nulls = {
  fields: meetmeFields,
  unused: ['durationm', 'nbuserstartdeductduration', 'timeannounceclose', 'startdate'],
} as const;

const identity = z.string().describe('name (number@context)');

function settingParts(): AnswerShape {
  return {
    confno: z.string().describe('name of the conference in Asterisk'),
    pin: z.string().describe('PIN of participants; empty for none'),
    pinadmin: z.string().describe('PIN of the administrator; empty for none'),
  };
}

const item = component('MeetmeItem', () =>
  z.strictObject({
    ...columnAnswers('meetmefeatures', { bool: ['commented'], ...nulls, about }),
    identity,
    ...settingParts(),
  }),
);

const guest = component('MeetmeGuest', () =>
  z.strictObject({
    ...columnAnswers('meetmeguest', { ...guestCasts, about: { meetmefeaturesid: 'id of the room' } }),
    identity: z.string().describe('fullname (telephonenumber)'),
  }),
);

const view = component('MeetmeView', () =>
  z.strictObject({
    meetmefeatures: z.strictObject({
      ...columnAnswers('meetmefeatures', { ...featureCasts, ...nulls, about }),
      identity,
    }),
    meetmeroom: z
      .strictObject({ ...settingColumns('numbers'), var_val: z.string(), ...settingParts() })
      .describe('the setting of Asterisk, and the parts of its value'),
    meetmeguest: itemsOrFalse(guest()).describe('who is invited'),
  }),
);

const items = () => z.array(item());

/** The schemas of the answers of `pbx_settings/meetme`. */
export const meetmeAnswers = { list: items, search: items, view };
