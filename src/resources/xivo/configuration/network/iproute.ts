import { add, list, remove, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { refuseField } from '#errors.ts';
import { dottedNetmask, ipv4 } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import { multiLine, plainName } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { plainRows } from '#pbx/json/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { networkAddress } from './addresses.ts';
import { routeAnswers } from './iproute/answers.ts';

const fields = {
  name: required(plainName),
  iface: required({
    maxlen: 64,
    regexp: /^[a-z0-9_]+(?::\d+)?$/,
    words: 'the name of an interface, such as eth0 or eth0:1',
  }),
  destination: required({ check: ipv4 }),
  netmask: required({ check: dottedNetmask, noneOf: ['255.255.255.255'] }),
  gateway: required({ check: ipv4 }),
  description: optional(multiLine(1000), ''),
};

function toItem(row: Rows['iproute']): JsonRecord {
  return recordJson(row, { bool: ['disable'] });
}

function create(store: Store, { body, dcreate }: { body: Container; dcreate: number }): void {
  const values = parse(fields, body);
  const route = { ...values, destination: networkAddress(values.destination, values.netmask) };
  const { iface, destination, netmask } = route;
  if (!store.has('netiface', { ifname: iface }))
    refuseField('iface', 'must be an existing network interface; add it first', { value: iface });
  const existing = store.first('iproute', { destination, netmask });
  if (existing !== undefined) {
    refuseField('destination', `is already used by route ${existing.id}; delete that one first`, {
      value: destination,
    });
  }
  store.insert('iproute', { ...route, disable: 0, dcreate });
}

/** `network/iproute` (callcenter-configuration.md 15). */
export const iproute = defineResource({
  base: 'xivo/configuration',
  path: 'network/iproute',
  nouns: { one: 'route', many: 'routes' },
  fixture: 'routes',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.all('iproute', {}, 'id').map(toItem)),
    search: search(({ store }, text) => {
      const { sql, values } = containsText(Object.keys(fields), text);
      return store.query('iproute', `SELECT * FROM iproute WHERE ${sql} ORDER BY id`, ...values).map(toItem);
    }),
    view: view(({ store }, id) => {
      const row = store.first('iproute', { id });
      return row && toItem(row);
    }),
    add: add(part(namesOf(fields)), ({ store, clock }, body) => {
      create(store, { body, dcreate: clock.seconds() });
      return undefined;
    }),
    delete: remove(({ store }, id) => store.delete('iproute', { id }) > 0),
  },
  rows: plainRows('iproute'),
  answers: routeAnswers,
  afterChanges: commandsFor('system', 'configure routes'),
});
