import { defineResource } from '#core/define-resource.ts';
import { type JsonRecord, labelOf, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { phonebookSettingsAnswers } from './phonebook/answers.ts';
import { phonebookSettingRows } from './rows.ts';

/** Another XiVO server whose phone book is searched. */
function toServer(row: Rows['server']): JsonRecord {
  const [host, port] = [row.host, String(row.ws_port)];
  return {
    ...recordJson(row, { bool: ['ws_ssl', 'cti_ssl', 'disable'] }),
    identity: labelOf(row.name, host),
    url: { scheme: row.ws_ssl !== 0 ? 'https' : 'http', authority: { host, port } },
  };
}

const attributes = (value: string): readonly string[] => (value === '' ? [] : value.split(','));

function toFilter(row: Rows['ldapfilter'], server: Rows['ldapserver'] | undefined): JsonRecord {
  return {
    ldapfilter: {
      ...recordJson(row, { bool: ['commented'] }),
      attrdisplayname: attributes(row.attrdisplayname),
      attrphonenumber: attributes(row.attrphonenumber),
    },
    identity: labelOf(row.name, server?.host ?? ''),
    ldapserver: server !== undefined && recordJson(server, { bool: ['disable'] }),
  };
}

function byId<Columns extends { readonly id: number }>(
  rows: readonly Columns[],
  toItem: (row: Columns) => JsonRecord,
): Json {
  return rows.length > 0 && new Map(rows.map((row) => [String(row.id), toItem(row)]));
}

function toView(store: Store): Json {
  const ldapServers = new Map(store.all('ldapserver').map((row) => [row.id, row]));
  return {
    accessfeatures: listOrFalse(
      store.all('accessfeatures', { feature: 'phonebook' }, 'id').map((row) => recordJson(row)),
    ),
    xivoserver: byId(store.all('server', {}, 'id'), toServer),
    ldapfilter: byId(store.all('ldapfilter', {}, 'id'), (row) => toFilter(row, ldapServers.get(row.ldapserverid))),
  };
}

export const generalPhonebook = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/phonebook',
  fallback: 'list',
  acts: settingsActs('the phone book', toView),
  rows: phonebookSettingRows,
  answers: phonebookSettingsAnswers,
});
