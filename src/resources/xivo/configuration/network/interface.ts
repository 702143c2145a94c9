import { add, list, remove, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { NotAllowed } from '#errors.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { networkInterfaceAnswers } from './interface/answers.ts';
import { interfaceParts, isVirtual, parentOf, readInterface } from './interface/body.ts';
import { interfaceRows } from './rows.ts';

type Interface = Rows['netiface'];

function toRecord(row: Interface, hwtype: string): JsonRecord {
  return { ...recordJson(row, { bool: ['disable'] }), hwtype };
}

/** A list item. The machine has no physical interfaces, so `netinfo` is always false. */
function toItem(row: Interface, rows: readonly Interface[]): JsonRecord {
  const head = { netinfo: false, netiface: toRecord(row, 'ether') };
  const deletable = isDeletable(row, rows);
  const isVoip = row.networktype === 'voip';
  if (isVoip) return { ...head, disableable: false, deletable, actionable: true };
  return { ...head, deletable, disableable: true, actionable: true };
}

function isDeletable(row: Interface, rows: readonly Interface[]): boolean {
  const isParent = rows.some((other) => parentOf(other) === row.ifname);
  return row.networktype !== 'voip' && !isParent;
}

function destroy(store: Store, id: number): boolean {
  const row = store.first('netiface', { id });
  if (row === undefined) return false;
  if (!isDeletable(row, store.all('netiface'))) throw new NotAllowed(inUseReason(row));
  return store.delete('netiface', { id }) > 0;
}

function inUseReason(row: Interface): string {
  const name = row.ifname;
  return row.networktype === 'voip'
    ? `interface ${name} carries the VoIP network: set networktype voip for another interface first`
    : `interface ${name} has aliases or VLANs; delete them first`;
}

/** `network/interface` (callcenter-configuration.md 16). */
export const networkInterface = defineResource({
  base: 'xivo/configuration',
  path: 'network/interface',
  nouns: { one: 'network interface', many: 'network interfaces' },
  fixture: 'networkInterfaces',
  fallback: 'list',
  acts: {
    list: list(({ store }) => {
      const rows = sortedByText(store.all('netiface'), 'ifname');
      return rows.map((row) => toItem(row, rows));
    }),
    view: view(({ store }, id) => {
      const row = store.first('netiface', { id });
      return row && toRecord(row, isVirtual(row) ? 'virtual' : 'physical');
    }),
    add: add(interfaceParts, ({ store, clock }, body) => {
      const values = readInterface(store, body);
      if (values.networktype === 'voip') store.update('netiface', { networktype: 'voip' }, { networktype: 'data' });
      store.insert('netiface', { ...values, dcreate: clock.seconds() });
      return undefined;
    }),
    delete: remove(({ store }, id) => destroy(store, id), {
      statuses: [{ status: 405, when: 'the interface carries the VoIP network, or has aliases or VLANs' }],
    }),
  },
  rows: interfaceRows,
  answers: networkInterfaceAnswers,
  afterChanges: commandsFor('system', 'configure interfaces'),
});
