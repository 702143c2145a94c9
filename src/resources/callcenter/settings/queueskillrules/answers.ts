import * as z from 'zod';
import type { Outcome } from '#core/resource.ts';
import type { Dialect, Difference } from '#dialect.ts';
import { component, numeral } from '#pbx/json/answers.ts';

/** The differences that change the form of an answer. */
interface RuleDifferences {
  readonly unknownView: Difference<Outcome | undefined>;
  readonly refusedAdd: Difference<'failure' | 'refusal'>;
}

const rule = component('SkillRule', () =>
  z
    .strictObject({
      id: numeral(),
      name: z.string(),
      rule: z
        .array(z.string())
        .describe('conditions on the skills of agents, from the strictest: WT < 60, english > 50'),
    })
    .describe('which agents may take a call, by their skills'),
);

const noRule = component('NoSkillRule', () =>
  z.strictObject({ rule: z.array(z.literal('')).length(1) }).describe('the view of an id that is not that of a rule'),
);

/** Returns the schemas of the answers of `settings/queueskillrules`. */
export function ruleAnswers({ unknownView, refusedAdd }: RuleDifferences) {
  const id = () => numeral().describe('id of the rule');
  const idOrFalse = () => z.union([id(), z.literal(false).describe('the name is too long')]);
  return {
    list: () => z.array(rule()),
    search: () => z.array(rule()),
    view: (dialect: Dialect) => (unknownView[dialect].value === undefined ? rule() : z.union([rule(), noRule()])),
    add: (dialect: Dialect) => (refusedAdd[dialect].value === 'refusal' ? id() : idOrFalse()),
  };
}
