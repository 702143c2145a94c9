import type { z } from 'zod';
import { quoted } from '#errors.ts';
import { didYouMean } from '#text/nearest.ts';
import { expectationOf, type Option, optionsOf, type ValueSource } from './option.ts';

/** The source of each value that is not a default, by option key. */
export type ValueSources = Readonly<Record<string, OptionValues['source']>>;

/** The raw values that one source sets, by option key. */
export interface OptionValues {
  readonly source: Exclude<ValueSource, 'default'>;
  readonly values: Readonly<Record<string, unknown>>;
  /** One line for each. */
  readonly problems: readonly string[];
  /** The name of an option in this source, such as `--port` or `XIVO_MOCK_PORT`. */
  spell(option: Option): string;
}

/** The source with its invalid values moved to its problems. */
export function withoutInvalid(source: OptionValues, table: z.ZodObject): OptionValues {
  const invalid = new Set(table.safeParse(source.values).error?.issues.map((issue) => issue.path[0]));
  const refused = optionsOf(table).filter(({ key }) => invalid.has(key));
  const valid = Object.entries(source.values).filter(([key]) => !invalid.has(key));
  return {
    ...source,
    values: Object.fromEntries(valid),
    problems: [...source.problems, ...refused.map((option) => problemLine(source, option))],
  };
}

function problemLine(source: OptionValues, option: Option): string {
  const value = source.values[option.key];
  const actual = option.secret ? '' : `, got ${quoted(value)}`;
  const hint = typeof value === 'string' && option.choices ? didYouMean(value, option.choices) : '';
  return `${source.spell(option)}: expected ${expectationOf(option)}${actual}${hint}`;
}
