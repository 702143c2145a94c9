import type { ListedRows, RowReader } from '#core/answer-rows.ts';
import { allFrom, fromParts, idsIn, integerAt, memberAt, partly, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { userChanges } from '#pbx/json/users.ts';
import { membershipRows } from '#pbx/links/rows.ts';
import { itemsOf } from '#wire/values.ts';

/** A deleted skill has no id in a view: its links get ids that no skill has, in the order in which a view lists them. */
const skillRows: RowReader = (json) => {
  const agentid = integerAt(json, 'agentfeatures.id');
  const skills = itemsOf(memberAt(json, 'queueskills')) ?? [];
  if (agentid === undefined || skills.length === 0) return [];
  const rows = skills.map((skill, index) => ({
    agentid,
    skillid: integerAt(skill, 'id') ?? index - skills.length,
    weight: integerAt(skill, 'weight') ?? 0,
  }));
  return [{ table: 'agentqueueskill', rows }];
};

/** The inverse of the answers of `settings/agents`. Users are listed in the order of their last write. */
export const agentRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('agentfeatures'),
  view: allFrom(
    fromParts({
      agentfeatures: rowFrom('agentfeatures'),
      agentgroup: partly(rowFrom('agentgroup')),
      usermember: rowsFrom('userfeatures', { orderedBy: 'rowid', changes: userChanges }),
      queuemember: membershipRows('queue'),
    }),
    skillRows,
  ),
};
