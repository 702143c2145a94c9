import { add, edit, removeAll, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { part, value } from '#fields/vocabulary.ts';
import { labelOf } from '#pbx/json/record-json.ts';
import { trunkRows } from '#pbx/trunks/rows.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';
import { addTrunk, changeTrunk, findTrunk, removeTrunk, type TrunkKind, trunkParts } from '#pbx/trunks/trunks.ts';
import { trunkActs } from './acts.ts';
import { trunksOf } from './show.ts';
import { sipTrunkAnswers } from './sip/answers.ts';
import { sipTrunkDifferences } from './sip/differences.ts';
import { mergedTrunk, withAlias } from './sip/edit.ts';
import { readSipAccount, sipAccountNames } from './sip/fields.ts';
import { toSipView } from './sip/show.ts';

const kind: TrunkKind = {
  protocol: 'sip',
  table: 'usersip',
  searchColumns: ['name', 'username'],
  blankZeros: ['call-limit'],
  registrations: sipRegistrations,
  accountNames: part(sipAccountNames),
  readAccount: readSipAccount,
  identity: (account) => labelOf(account.name ?? '', 'SIP'),
};

const alias = value('flag', '`registertrying`, as the page spells it');

/** The dialect `documented` also reads the page's spelling of `registertrying`. */
const reads = {
  recorded: trunkParts(kind),
  documented: trunkParts({ ...kind, accountNames: part({ ...sipAccountNames, registrertrying: alias }) }),
};

export const sipTrunks = defineResource({
  base: 'service/ipbx',
  path: 'trunk_management/sip',
  nouns: { one: 'SIP trunk', many: 'SIP trunks' },
  fixture: 'sipTrunks',
  fallback: 'list',
  acts: {
    ...trunkActs(kind),
    view: view((request, id) => {
      const trunk = findTrunk(request.store, kind, id);
      return trunk && toSipView(request, kind, trunk);
    }),
    add: add(reads, (request, body) => addTrunk(request.store, kind, withAlias(request, body))),
    edit: edit({
      reads,
      isMerged: true,
      find: ({ store }, id) => findTrunk(store, kind, id),
      change: (request, trunk, body) => {
        const sent = withAlias(request, body);
        changeTrunk(request.store, kind, { trunk, body: mergedTrunk(request, kind, { trunk, sent }) });
      },
    }),
    // Trunks of other protocols are kept, but count for the 200.
    deleteall: removeAll(({ store }) => {
      const { length } = store.all('trunkfeatures');
      for (const trunk of trunksOf(store, kind)) removeTrunk(store, kind, trunk);
      return length;
    }),
  },
  rows: trunkRows(kind),
  answers: sipTrunkAnswers,
  afterChanges: commandsFor('asterisk', 'sip reload'),
  differences: sipTrunkDifferences,
});
