import type { ListedRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, idsIn, integerAt, joinedAt, memberAt, rowFrom } from '#pbx/json/rows.ts';
import { asContainer } from '#wire/values.ts';
import type { TrunkKind } from './trunks.ts';

const featuresRow = rowFrom('trunkfeatures');

/** Returns the inverse of the lists and views of trunks. */
export function trunkRows({ table, registrations }: Pick<TrunkKind, 'table' | 'registrations'>): ListedRows {
  const account = rowFrom(table);
  return {
    kind: 'objects',
    idsOf: idsIn('id'),
    list: fromItems((json) => {
      const item = asContainer(json);
      const id = integerAt(item, 'protocolid');
      if (item === undefined || id === undefined) return [];
      const registercommented = memberAt(item, 'register.commented') === true;
      return [...featuresRow({ ...item, registercommented }), ...account({ ...item, id, category: 'trunk' })];
    }),
    view: fromParts({
      trunkfeatures: featuresRow,
      protocol: rowFrom(table, codecsAsText),
      ...(registrations !== undefined && { register: rowFrom(registrations.table) }),
    }),
  };
}

/** The dialect `documented` answers the codecs as a list. */
const codecsAsText = (json: object) => {
  const allow = joinedAt(json, 'allow', ',');
  return allow === undefined ? {} : { allow };
};
