import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { labelOf } from '#pbx/json/record-json.ts';
import { iaxRegistrations } from '#pbx/trunks/iax-registrations.ts';
import { trunkRows } from '#pbx/trunks/rows.ts';
import type { TrunkKind } from '#pbx/trunks/trunks.ts';
import { trunkActs } from './acts.ts';
import { iaxTrunkAnswers } from './iax/answers.ts';
import { iaxAccountNames, readIaxAccount } from './iax/fields.ts';

const kind: TrunkKind = {
  protocol: 'iax',
  table: 'useriax',
  searchColumns: ['name', 'username'],
  registrations: iaxRegistrations,
  accountNames: iaxAccountNames,
  readAccount: readIaxAccount,
  identity: (account) => labelOf(account.name ?? '', 'IAX2'),
};

export const iaxTrunks = defineResource({
  base: 'service/ipbx',
  path: 'trunk_management/iax',
  nouns: { one: 'IAX trunk', many: 'IAX trunks' },
  fixture: 'iaxTrunks',
  fallback: 'list',
  acts: trunkActs(kind),
  rows: trunkRows(kind),
  answers: iaxTrunkAnswers,
  afterChanges: commandsFor('asterisk', 'iax2 reload'),
});
