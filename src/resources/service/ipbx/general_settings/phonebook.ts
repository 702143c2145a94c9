import { defineResource } from '#core/define-resource.ts';
import { type Item, labelled, listOrFalse, present } from '#pbx/shown/records.ts';
import { integer, type Row, text, truth } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';

/** Another XiVO whose phone book is searched. */
function toServer(row: Row): Item {
  const [host, port] = [text(row, 'host'), text(row, 'ws_port')];
  return {
    ...present(row, { bool: ['ws_ssl', 'cti_ssl', 'disable'] }),
    identity: labelled(text(row, 'name'), host),
    url: { scheme: truth(row, 'ws_ssl') ? 'https' : 'http', authority: { host, port } },
  };
}

const attributes = (value: string): readonly string[] => (value === '' ? [] : value.split(','));

function toFilter(row: Row, server: Row | undefined): Item {
  return {
    ldapfilter: {
      ...present(row, { bool: ['commented'] }),
      attrdisplayname: attributes(text(row, 'attrdisplayname')),
      attrphonenumber: attributes(text(row, 'attrphonenumber')),
    },
    identity: labelled(text(row, 'name'), server === undefined ? '' : text(server, 'host')),
    ldapserver: server !== undefined && present(server, { bool: ['disable'] }),
  };
}

function byId(rows: readonly Row[], toItem: (row: Row) => Item): Json {
  return rows.length > 0 && new Map(rows.map((row) => [text(row, 'id'), toItem(row)]));
}

function toView(store: Store): Json {
  const ldapServers = new Map(store.all('ldapserver').map((row) => [row.id, row]));
  return {
    accessfeatures: listOrFalse(store.all('accessfeatures', { feature: 'phonebook' }, 'id').map((row) => present(row))),
    xivoserver: byId(store.all('server', {}, 'id'), toServer),
    ldapfilter: byId(store.all('ldapfilter', {}, 'id'), (row) =>
      toFilter(row, ldapServers.get(integer(row, 'ldapserverid'))),
    ),
  };
}

export const generalPhonebook = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/phonebook',
  fallback: 'list',
  acts: settingsActs(toView),
});
