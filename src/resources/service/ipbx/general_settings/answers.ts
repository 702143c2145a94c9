import * as z from 'zod';
import type { AnswerSchema } from '#core/resource.ts';
import { columnAnswers, component, itemsOrFalse, numeral, orFalse } from '#pbx/json/answers.ts';
import {
  numberedSettingAnswer,
  settingAnswer,
  settingColumns,
  settingsByNameAnswer,
  settingsWithListsAnswer,
} from '#pbx/json/setting-rows.ts';

import { iaxRegistrations } from '#pbx/trunks/iax-registrations.ts';
import { registrationColumns } from '#pbx/trunks/registrations.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';

/** Returns the schemas of the answers of settings: their view, and the `null` of every other act. */
function settingsAnswers(view: AnswerSchema) {
  return { view, list: () => z.null() };
}

const zone = component('VoicemailZone', () =>
  z
    .strictObject({
      ...settingColumns('numbers'),
      name: z.string().describe('the same as var_name'),
      timezone: z.string().describe('the part of var_val before the bar, such as Europe/Paris'),
      msg_format: z.string().describe('the part of var_val after the bar: how the time of a message is spoken'),
    })
    .describe('a time zone for announcements'),
);

/** The schemas of the answers of `general_settings/voicemail`. */
export const voicemailSettingsAnswers = settingsAnswers(
  component('VoicemailSettings', () =>
    settingsWithListsAnswer(numberedSettingAnswer(), { zonemessages: settingsByNameAnswer(zone()) }),
  ),
);

const sipRegistration = component('SipRegistration', () => z.strictObject(registrationColumns(sipRegistrations)));

const account = component('SipAccount', () =>
  z
    .strictObject(
      columnAnswers('sipauthentication', {
        int: ['id', 'usersip_id'],
        about: { usersip_id: 'always 0', secretmode: 'whether secret is a password or its MD5 digest' },
      }),
    )
    .describe('a login that Asterisk uses when another server asks for one'),
);

/** The schemas of the answers of `general_settings/sip`. */
export const sipSettingsAnswers = settingsAnswers(
  component('SipSettings', () =>
    settingsWithListsAnswer(settingAnswer(), {
      register: z.array(sipRegistration()).optional().describe('the registrations at providers'),
      mwi: z.array(settingAnswer()).optional().describe('the mailboxes elsewhere whose state is watched'),
      authentication: itemsOrFalse(account()),
    }),
  ),
);

const iaxRegistration = component('IaxRegistration', () => z.strictObject(registrationColumns(iaxRegistrations)));

const callLimit = component('IaxCallLimit', () =>
  z
    .strictObject(columnAnswers('iaxcallnumberlimits', { about: { calllimits: 'how many calls at a time' } }))
    .describe('a limit to the calls from a network'),
);

/** The schemas of the answers of `general_settings/iax`. */
export const iaxSettingsAnswers = settingsAnswers(
  component('IaxSettings', () =>
    settingsWithListsAnswer(numberedSettingAnswer(), {
      register: z.array(iaxRegistration()).optional().describe('the registrations at providers'),
      callnumberlimits: z.array(callLimit()),
    }),
  ),
);

const general = component('GeneralSettings', () =>
  z.strictObject(
    columnAnswers('general', {
      about: {
        exchange_trunkid: 'id of the trunk to a Microsoft Exchange server',
        exchange_exten: 'number of its voicemail',
        dundi: '1 if DUNDi is used',
      },
    }),
  ),
);

/** The schemas of the answers of `general_settings/advanced`. */
export const advancedSettingsAnswers = settingsAnswers(
  component('AdvancedSettings', () =>
    z.strictObject({
      generalqueues: settingsByNameAnswer(settingAnswer()),
      generalmeetme: settingsByNameAnswer(numberedSettingAnswer()),
      general: orFalse(general()),
      guest_active: z.literal(true),
    }),
  ),
);

/** The schemas of the answers of `general_settings/sccp`. */
export const sccpSettingsAnswers = settingsAnswers(
  component('SccpSettings', () =>
    z.strictObject({
      sccpgeneralsettings: orFalse(
        z.strictObject({
          directmedia: z.enum(['yes', 'no']).describe('whether phones send speech to each other directly'),
          dialtimeout: numeral().describe('seconds without a further digit after which a number is dialled'),
          language: z.string().describe('a locale such as fr_FR, or empty'),
        }),
      ),
    }),
  ),
);
