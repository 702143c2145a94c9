import type { z } from 'zod';
import { quoted } from '#errors.ts';
import { didYouMean } from '#text/nearest.ts';
import { expectationOf, type Option, optionsOf, type ValueSource } from './option.ts';

/** Where the values come from that are not defaults, by the key of their option. */
export type ValueSources = Readonly<Record<string, OptionValues['source']>>;

/** The values that one place gives, as they were written, by the key of their option. */
export interface OptionValues {
  readonly source: Exclude<ValueSource, 'default'>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
  /** How this place names an option. */
  spell(option: Option): string;
}

/** The source without its invalid values, and one more problem for each of them. */
export function withoutInvalid(source: OptionValues, table: z.ZodObject): OptionValues {
  const invalid = new Set(table.safeParse(source.values).error?.issues.map((issue) => issue.path[0]));
  const faults = optionsOf(table).filter(({ key }) => invalid.has(key));
  const valid = Object.entries(source.values).filter(([key]) => !invalid.has(key));
  return {
    ...source,
    values: Object.fromEntries(valid),
    problems: [...source.problems, ...faults.map((option) => faultLine(source, option))],
  };
}

function faultLine(source: OptionValues, option: Option): string {
  const value = source.values[option.key];
  const got = option.secret ? '' : `, got ${quoted(value)}`;
  const hint = typeof value === 'string' && option.choices ? didYouMean(value, option.choices) : '';
  return `${source.spell(option)}: expected ${expectationOf(option)}${got}${hint}`;
}
