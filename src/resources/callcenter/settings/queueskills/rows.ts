import type { ListedRows, RowReader } from '#core/answer-rows.ts';
import { idsIn, memberAt, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { itemsOf } from '#wire/values.ts';

/** Answers have the names of categories, not their ids: these follow the order in which the categories first appear. */
const listRows: RowReader = (json) => {
  const categories = [...new Set((itemsOf(json) ?? []).flatMap(categoryOf))];
  const skills = rowsFrom('queueskill', {
    changes: (skill) => {
      const [category] = categoryOf(skill);
      return { catid: category === undefined ? -1 : categories.indexOf(category) + 1 };
    },
  });
  const rows = categories.map((name, index) => ({ id: index + 1, name }));
  return [...skills(json), { table: 'queueskillcat', rows }];
};

function categoryOf(skill: unknown): readonly string[] {
  const name = memberAt(skill, 'category_name');
  return typeof name === 'string' ? [name] : [];
}

/** The inverse of the answers of `settings/queueskills`. A view does not add to a list, which has the categories. */
export const skillRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: listRows,
  view: rowFrom('queueskill'),
};
