import { view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { contextReference } from '#fields/text.ts';
import { namesOf, part } from '#fields/vocabulary.ts';
import { labelOf } from '#pbx/json/record-json.ts';
import { findTrunk, type TrunkKind } from '#pbx/trunks/trunks.ts';
import { trunkActs } from './acts.ts';
import { toTrunkView } from './show.ts';

const interfaceText = (maxlen: number): Rule => ({
  maxlen,
  regexp: /^[A-Za-z0-9#*./_@:${}-]+$/,
  words: 'letters, digits, # * . / _ @ : $ { } -',
});

const fields = {
  name: required({ maxlen: 40, regexp: /^[a-z0-9_-]+$/i, words: 'letters, digits, _ -', lower: true }),
  context: optional(contextReference, null),
  interface: required(interfaceText(128)),
  intfsuffix: optional(interfaceText(32), ''),
};

const kind: TrunkKind = {
  protocol: 'custom',
  table: 'usercustom',
  searchColumns: ['name', 'interface'],
  accountNames: part(namesOf(fields)),
  readAccount: (protocol) => parse(fields, protocol, 'protocol'),
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
  afterChanges: commandsFor('asterisk', 'dialplan reload'),
});
