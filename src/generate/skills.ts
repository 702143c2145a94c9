import type { ExistingState } from './existing-state.ts';
import { skillCatalogue } from './names.ts';

/** The skills for agents: `ids` of all skills of the catalogue, and the categories and skills to add. */
export interface SkillPlan {
  readonly ids: readonly number[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly added: readonly { readonly id: number; readonly catid: number; readonly name: string }[];
}

/** The plan if there are no agents. */
export const noSkills: SkillPlan = { ids: [], categories: [], added: [] };

/** Plans the skills of the catalogue, reusing existing skills and categories by name. */
export function planSkills(existing: ExistingState): SkillPlan {
  const categories = skillCatalogue
    .filter(({ category }) => !existing.skillCategories.has(category))
    .map(({ category }, index) => ({ id: existing.nextId.queueskillcat + index, name: category }));
  const categoryIds = new Map([...existing.skillCategories, ...categories.map(({ id, name }) => [name, id] as const)]);
  const added = skillCatalogue
    .flatMap(({ category, names }) => names.map((name) => ({ name, catid: categoryIds.get(category) ?? 0 })))
    .filter(({ name }) => !existing.skills.has(name))
    .map((skill, index) => ({ id: existing.nextId.queueskill + index, ...skill }));
  const reused = skillCatalogue.flatMap(({ names }) => names.flatMap((name) => existing.skills.get(name) ?? []));
  return { ids: [...reused, ...added.map(({ id }) => id)], categories, added };
}
