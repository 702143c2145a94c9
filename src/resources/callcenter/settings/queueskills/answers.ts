import * as z from 'zod';
import type { Dialect, Difference } from '#dialect.ts';
import { columnAnswers, component, numeral } from '#pbx/json/answers.ts';

const skill = component('Skill', () => {
  const { catid: _catid, ...columns } = columnAnswers('queueskill', {
    about: { printscreen: 'abbreviation of at most five characters' },
  });
  return z
    .strictObject({
      ...columns,
      category_name: z.string().nullable().describe('name of the category of skills; null if it was deleted'),
    })
    .describe('what an agent can be good at');
});

/** Returns the schemas of the answers of `settings/queueskills`. */
export function skillAnswers(refusedAdd: Difference<'false' | 'refusal'>) {
  const id = () => numeral().describe('id of the skill');
  const idOrFalse = () => z.union([id(), z.literal(false).describe('the skill was refused')]);
  return {
    list: () => z.array(skill()),
    search: () => z.array(skill()),
    view: skill,
    add: (dialect: Dialect) => (refusedAdd[dialect].value === 'refusal' ? id() : idOrFalse()),
  };
}
