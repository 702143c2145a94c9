import type { z } from 'zod';
import { oneLine } from '#text/one-line.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type ReadFile, readConfigFile } from './file.ts';
import { readCommandLine } from './flags.ts';
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
  /** What stands beside the flags. */
  readonly words: readonly string[];
}

interface Reading<Table extends z.ZodObject> extends Places {
  /** What the values contradict in each other. */
  rules?(values: z.output<Table>): readonly string[];
  /** Whether words may stand beside the flags. */
  readonly takesWords?: boolean;
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
  { rules = () => [], takesWords = false, ...places }: Reading<Table>,
): Effective<z.output<Table>> {
  const { flags, words } = readCommandLine(places.argv, optionsOf(table));
  const unexpected = takesWords
    ? []
    : words.map((word) => `unexpected argument ${JSON.stringify(word)}; options begin with --`);
  const sources = readSources(table, { ...places, flags: { ...flags, problems: [...flags.problems, ...unexpected] } });
  const values = table.parse(Object.assign({}, ...sources.map((source) => source.values).reverse()));
  const lines = [...sources.flatMap(({ problems }) => problems), ...rules(values)].map(oneLine);
  if (lines.length > 0) throw new ConfigProblems(lines);
  return { values, origins: originsOf(table, sources), words };
}

/** The sources in order of precedence, with their problems found; a variable that a flag overrides is not looked at. */
function readSources(table: z.ZodObject, { flags, env, readFile }: Omit<Places, 'argv'> & { flags: Source }): Source[] {
  const options = optionsOf(table);
  const open = options.filter(({ key }) => !Object.hasOwn(flags.values, key));
  const sources = [flags, readEnvironment(env, open)].map((source) => checked(source, table));
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

/** What the values of a configuration contradict in each other. */
export function contradictions({ cert, key, redirect, legacyTls, https }: Config): string[] {
  const lines: string[] = [];
  if (cert !== undefined && key === undefined) lines.push('cert needs key: the certificate has no private key');
  if (key !== undefined && cert === undefined) lines.push('key needs cert: the private key has no certificate');
  if (redirect && !https) lines.push('redirect needs https: there is nowhere to redirect to');
  if (legacyTls && !https) lines.push('legacyTls needs https: there is no TLS without it');
  return lines;
}
