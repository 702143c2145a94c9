import { view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { parse } from '#fields/evaluate.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { labelOf } from '#pbx/json/record-json.ts';
import { trunkRows } from '#pbx/trunks/rows.ts';
import { findTrunk, type TrunkKind } from '#pbx/trunks/trunks.ts';
import { trunkActs } from './acts.ts';
import { customTrunkAnswers } from './custom/answers.ts';
import { customTrunkFields } from './custom/fields.ts';
import { toTrunkView } from './show.ts';

const kind: TrunkKind = {
  protocol: 'custom',
  table: 'usercustom',
  searchColumns: ['name', 'interface'],
  accountNames: part(namesOf(customTrunkFields)),
  readAccount: (protocol) => parse(customTrunkFields, protocol, 'protocol'),
  identity: (account) => {
    const { interface: name, intfsuffix: suffix } =
      'interface' in account ? account : { interface: '', intfsuffix: '' };
    return labelOf(account.name ?? '', name + (suffix && `|${suffix}`));
  },
};

export const customTrunks = defineResource({
  base: 'service/ipbx',
  path: 'trunk_management/custom',
  nouns: { one: 'custom trunk', many: 'custom trunks' },
  fixture: 'customTrunks',
  fallback: 'list',
  acts: {
    ...trunkActs(kind),
    view: view(({ store }, id) => {
      const trunk = findTrunk(store, kind, id);
      if (trunk === undefined) return undefined;
      const { register, ...json } = toTrunkView(kind, trunk);
      return json;
    }),
  },
  rows: trunkRows(kind),
  answers: customTrunkAnswers,
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
});
