import type { RowReader, SettingsRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, joinedAt, memberAt, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { settingsIn } from '#pbx/json/setting-rows.ts';
import { asContainer } from '#wire/values.ts';

function settings(reader: RowReader): SettingsRows {
  return { kind: 'settings', act: 'view', settings: reader };
}

/** The accounts that belong to no peer, which an answer shows as 0. */
const globalAccounts = rowsFrom('sipauthentication', { changes: () => ({ usersip_id: null }) });

/** The inverse of the view of the settings of SIP. */
export const sipSettingRows = settings(settingsIn('staticsip', { authentication: globalAccounts }));

/** The inverse of the view of the settings of IAX. */
export const iaxSettingRows = settings(settingsIn('staticiax', { callnumberlimits: rowsFrom('iaxcallnumberlimits') }));

/** The inverse of the view of the settings of voicemails. */
export const voicemailSettingRows = settings(
  settingsIn('staticvoicemail', { zonemessages: rowsFrom('staticvoicemail') }),
);

/** The inverse of the view of the settings of the telephony engine. */
export const advancedSettingRows = settings(
  fromParts({
    generalqueues: rowsFrom('staticqueue'),
    generalmeetme: rowsFrom('staticmeetme'),
    general: rowFrom('general'),
  }),
);

const ldapFilter = rowFrom('ldapfilter', (json) => ({
  attrdisplayname: joinedAt(json, 'attrdisplayname', ','),
  attrphonenumber: joinedAt(json, 'attrphonenumber', ','),
}));

/** The inverse of the view of the settings of the phone book. */
export const phonebookSettingRows = settings(
  fromParts({
    accessfeatures: rowsFrom('accessfeatures'),
    xivoserver: rowsFrom('server'),
    ldapfilter: fromItems(fromParts({ ldapfilter: ldapFilter, ldapserver: rowFrom('ldapserver') })),
  }),
);

/** The inverse of the view of the settings of SCCP, which has no ids. */
export const sccpSettingRows = settings((json) => {
  const options = Object.entries(asContainer(memberAt(json, 'sccpgeneralsettings')) ?? {});
  return options.map(([name, value], index) => ({
    table: 'sccpgeneralsettings',
    rows: [{ id: index + 1, option_name: name, option_value: String(value) }],
  }));
});
