import { afterChanges } from '../../../../effects.ts';
import { iaxRegistrations } from '../../../../pbx/iax-registrations.ts';
import { labelled } from '../../../../pbx/records.ts';
import type { TrunkKind } from '../../../../pbx/trunks.ts';
import type { Resource } from '../../../../resource.ts';
import { text } from '../../../../store/row.ts';
import { trunkActs } from './acts.ts';
import { iaxAccountNames, readIaxAccount } from './iax/fields.ts';

const kind: TrunkKind = {
  protocol: 'iax',
  table: 'useriax',
  searched: ['name', 'username'],
  registrations: iaxRegistrations,
  accountNames: iaxAccountNames,
  readAccount: readIaxAccount,
  identity: (account) => labelled(text(account, 'name'), 'IAX2'),
};

export const iaxTrunks: Resource = {
  base: 'service/ipbx',
  path: 'trunk_management/iax',
  nouns: { one: 'IAX trunk', many: 'IAX trunks' },
  fixture: 'iaxTrunks',
  fallback: 'list',
  acts: trunkActs(kind),
  commands: afterChanges('iax2 reload'),
};
