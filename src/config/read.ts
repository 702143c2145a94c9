import type { z } from 'zod';
import { oneLine } from '../one-line.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type ReadFile, readConfigFile } from './file.ts';
import { readFlags } from './flags.ts';
import { type Origin, optionsOf } from './option.ts';
import { type Config, startOptions } from './options.ts';
import { checked, type Source } from './source.ts';

/** Where the values of options are read from. */
export interface Places {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly readFile: ReadFile;
}

/** The effective values of a table of options, and where each comes from. */
interface Effective<Values> {
  readonly values: Values;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** Everything that is wrong with the configuration, one line each. */
export class ConfigProblems extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** The configuration of a mock: flags before environment before file before defaults. */
export function readConfig(places: Places): {
  readonly config: Config;
  readonly origins: Effective<Config>['origins'];
} {
  const { values, origins } = readOptions(startOptions, { ...places, rules: contradictions });
  return { config: values, origins };
}

/** The values of any table of options, by the same rules. */
export function readOptions<Table extends z.ZodObject>(
  table: Table,
  { rules = () => [], ...places }: Places & { rules?: (values: z.output<Table>) => readonly string[] },
): Effective<z.output<Table>> {
  const sources = readSources(table, places);
  const values = table.parse(Object.assign({}, ...sources.map((source) => source.values).reverse()));
  const lines = [...sources.flatMap(({ problems }) => problems), ...rules(values)].map(oneLine);
  if (lines.length > 0) throw new ConfigProblems(lines);
  return { values, origins: originsOf(table, sources) };
}

/** The sources in order of precedence, with their problems found. */
function readSources(table: z.ZodObject, { argv, env, readFile }: Places): Source[] {
  const options = optionsOf(table);
  const sources = [readFlags(argv, options), readEnvironment(env, options)].map((source) => checked(source, table));
  const path = sources.map(({ values }) => values['config']).find((value) => typeof value === 'string');
  if (path === undefined) return sources;
  return [...sources, checked(readConfigFile(path, { options, readFile }), table)];
}

function originsOf(table: z.ZodObject, sources: readonly Source[]): Record<string, Origin> {
  return Object.fromEntries(
    Object.keys(table.shape).map((key) => {
      const source = sources.find(({ values }) => Object.hasOwn(values, key));
      return [key, source?.origin ?? 'default'];
    }),
  );
}

function contradictions({ cert, key, redirect, legacyTls, https }: Config): string[] {
  const lines: string[] = [];
  if (cert !== undefined && key === undefined) lines.push('cert needs key: the certificate has no private key');
  if (key !== undefined && cert === undefined) lines.push('key needs cert: the private key has no certificate');
  if (redirect && !https) lines.push('redirect needs https: there is nowhere to redirect to');
  if (legacyTls && !https) lines.push('legacyTls needs https: there is no TLS without it');
  return lines;
}
