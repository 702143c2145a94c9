import type { ListedRows, SettingsRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, idsIn, joinedAt, memberAt, rowFrom, textAt } from '#pbx/json/rows.ts';
import { itemsOf } from '#wire/values.ts';

const netiface = rowFrom('netiface');

/** The inverse of the answers of `network/interface`. */
export const interfaceRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('netiface.id'),
  list: fromItems(fromParts({ netiface })),
  view: netiface,
};

/** The inverse of the view of `network/resolvconf`. */
export const resolvconfRows: SettingsRows = {
  kind: 'settings',
  act: 'view',
  settings: rowFrom('resolvconf', (json) => ({ id: 1, search: joinedAt(json, 'search', ' ') ?? null })),
};

/** The inverse of the view of `network/dhcp`. */
export const dhcpRows: SettingsRows = {
  kind: 'settings',
  act: 'view',
  settings: rowFrom('dhcp', (json) => ({ extra_ifaces: joinedAt(json, 'extra_ifaces', ' ') })),
};

/** The inverse of the view of `network/mail`. */
export const mailRows: SettingsRows = {
  kind: 'settings',
  act: 'view',
  settings: rowFrom('mail', (json) => {
    const rewrites = itemsOf(memberAt(json, 'canonical')) ?? [];
    return { canonical: rewrites.map((item) => `${textAt(item, 'pattern')} ${textAt(item, 'result')}`).join('\n') };
  }),
};
