import type { z } from 'zod';
import { oneLine } from '#text/one-line.ts';
import { type Config, configOf, conflictsIn } from './config.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type ReadFile, readConfigFile } from './file.ts';
import { type CommandLine, readCommandLine } from './flags.ts';
import { optionsOf } from './option.ts';
import { type OptionValues, type ValueSources, withoutInvalid } from './option-values.ts';
import { startOptions } from './options.ts';
import { ConfigProblems } from './problems.ts';

/** Where option values are read from, besides the command line. */
export interface ConfigContext {
  readonly env: Environment;
  readonly readFile: ReadFile;
}

/** The effective values of a table of options, and the source of each. */
export interface Effective<Values> {
  readonly values: Values;
  readonly sources: ValueSources;
}

interface OptionsInput<Values> extends ConfigContext {
  readonly commandLine: CommandLine;
  /** One line for each problem with the command line besides its flags. */
  readonly problems?: readonly string[];
  /** One line for each conflict between option values. */
  rules?(values: Values): readonly string[];
}

/** Reads the configuration of `start`; flags override the environment, then the config file, then defaults. Throws `ConfigProblems`. */
export function readConfig({ argv, ...context }: ConfigContext & { readonly argv: readonly string[] }): Config {
  const commandLine = readCommandLine(argv, optionsOf(startOptions));
  const { values, sources } = readOptions(startOptions, { ...context, commandLine, rules: conflictsIn });
  return configOf(values, sources);
}

/** Reads the values of any table of options, with the same precedence. Throws `ConfigProblems`. */
export function readOptions<Values>(
  table: z.ZodObject & z.ZodType<Values>,
  { commandLine, problems = [], rules = () => [], ...context }: OptionsInput<Values>,
): Effective<Values> {
  const { flags } = commandLine;
  const sources = readSources(table, { ...context, flags: { ...flags, problems: [...flags.problems, ...problems] } });
  const values = table.parse(Object.assign({}, ...sources.map((source) => source.values).reverse()));
  const lines = [...sources.flatMap((source) => source.problems), ...rules(values)].map(oneLine);
  if (lines.length > 0) throw new ConfigProblems(lines);
  return { values, sources: effectiveSources(sources) };
}

/** The sources in order of precedence, without invalid values. A variable that a flag overrides is not checked. */
function readSources(
  table: z.ZodObject,
  { flags, env, readFile }: ConfigContext & { flags: OptionValues },
): OptionValues[] {
  const options = optionsOf(table);
  const remaining = options.filter(({ key }) => !Object.hasOwn(flags.values, key));
  const sources = [flags, readEnvironment(env, remaining)].map((source) => withoutInvalid(source, table));
  const path = sources.map(({ values }) => values['config']).find((value) => typeof value === 'string');
  if (path === undefined) return sources;
  return [...sources, withoutInvalid(readConfigFile(path, { options, readFile }), table)];
}

/** The first source that sets an option counts. */
function effectiveSources(sources: readonly OptionValues[]): ValueSources {
  const entries = sources.map(({ values, source }) => Object.keys(values).map((key) => [key, source] as const));
  return Object.fromEntries(entries.reverse().flat());
}
