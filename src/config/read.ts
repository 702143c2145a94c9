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

/** Where the values of options are read from, beside the command line. */
export interface ConfigContext {
  readonly env: Environment;
  readonly readFile: ReadFile;
}

/** The effective values of a table of options, and where each comes from. */
export interface Effective<Values> {
  readonly values: Values;
  readonly sources: ValueSources;
}

interface Reading<Values> extends ConfigContext {
  readonly commandLine: CommandLine;
  /** What is wrong with the command line besides its flags. */
  readonly problems?: readonly string[];
  /** What the values contradict in each other. */
  rules?(values: Values): readonly string[];
}

/** The configuration of a mock: flags before environment before file before defaults. Throws `ConfigProblems`. */
export function readConfig({ argv, ...places }: ConfigContext & { readonly argv: readonly string[] }): Config {
  const commandLine = readCommandLine(argv, optionsOf(startOptions));
  const { values, sources: origins } = readOptions(startOptions, { ...places, commandLine, rules: conflictsIn });
  return configOf(values, origins);
}

/** The values of any table of options, by the same rules. Throws `ConfigProblems`. */
export function readOptions<Values>(
  table: z.ZodObject & z.ZodType<Values>,
  { commandLine, problems = [], rules = () => [], ...places }: Reading<Values>,
): Effective<Values> {
  const { flags } = commandLine;
  const sources = readSources(table, { ...places, flags: { ...flags, problems: [...flags.problems, ...problems] } });
  const values = table.parse(Object.assign({}, ...sources.map((source) => source.values).reverse()));
  const lines = [...sources.flatMap((source) => source.problems), ...rules(values)].map(oneLine);
  if (lines.length > 0) throw new ConfigProblems(lines);
  return { values, sources: originsOf(sources) };
}

/** The sources in order of precedence, with their problems found; a variable that a flag overrides is not looked at. */
function readSources(
  table: z.ZodObject,
  { flags, env, readFile }: ConfigContext & { flags: OptionValues },
): OptionValues[] {
  const options = optionsOf(table);
  const open = options.filter(({ key }) => !Object.hasOwn(flags.values, key));
  const sources = [flags, readEnvironment(env, open)].map((source) => withoutInvalid(source, table));
  const path = sources.map(({ values }) => values['config']).find((value) => typeof value === 'string');
  if (path === undefined) return sources;
  return [...sources, withoutInvalid(readConfigFile(path, { options, readFile }), table)];
}

/** Of several sources the first one counts. */
function originsOf(sources: readonly OptionValues[]): ValueSources {
  const origins = sources.map(({ values, source: origin }) => Object.keys(values).map((key) => [key, origin] as const));
  return Object.fromEntries(origins.reverse().flat());
}
