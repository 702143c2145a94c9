import type { z } from 'zod';
import { quoted } from '#errors.ts';
import { didYouMean } from '#text/nearest.ts';
import { isObject } from '#wire/values.ts';
import { type Config, configOf, conflictsIn } from './config.ts';
import { isSettable, optionsOf } from './option.ts';
import { type OptionValues, withoutInvalid } from './option-values.ts';
import { startOptions } from './options.ts';
import { ConfigProblems } from './problems.ts';

const place = 'startXivoMock';

/** Every option of the server; the configuration file has the same keys. */
const table = startOptions.omit({ config: true });

/** The options that a mock in the same process shares with the server. */
export type InProcessOptions = Partial<z.input<typeof table>>;

/**
 * The configuration of a mock in the same process, checked by the schema of the flags: any free port unless one is given, and HTTPS
 * when it is asked for. Throws `ConfigProblems`.
 */
export function readInProcess(options: unknown): Config {
  if (!isObject(options))
    throw new ConfigProblems([
      `${place}: expected an object of options such as { port: 8080 }, got ${quoted(options)}`,
    ]);
  const source = withoutInvalid(sourceOf(options), startOptions);
  const { values, problems } = source;
  const https = values['httpsPort'] !== undefined;
  const effective = startOptions.parse({ port: 0, httpsPort: 0, https, ...values });
  const lines = [...problems, ...conflictsIn(effective).map((line) => `${place}: ${line}`)];
  if (lines.length > 0) throw new ConfigProblems(lines);
  return configOf(effective, Object.fromEntries(Object.keys(values).map((key) => [key, source.source])));
}

/** An option that is `undefined` counts as absent. */
function sourceOf(options: object): OptionValues {
  const keys = optionsOf(startOptions).flatMap((option) => (isSettable(option, 'options') ? [option.key] : []));
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    source: 'options',
    values: Object.fromEntries(entries.filter(([key]) => keys.includes(key))),
    problems: entries.flatMap(([key, value]) => {
      if (keys.includes(key)) return [];
      return key === 'log' ? logProblems(value) : [unknownOption(key, keys)];
    }),
    spell: ({ key }) => `${place}: ${key}`,
  };
}

function unknownOption(key: string, keys: readonly string[]): string {
  const hint = didYouMean(key, [...keys, 'log']) || `; the options are ${keys.join(', ')} and log`;
  return `${place}: unknown option ${quoted(key)}${hint}`;
}

/** The stream of the log is the one option that a flag cannot give. */
function logProblems(log: unknown): readonly string[] {
  const isStream = typeof log === 'object' && log !== null && 'write' in log && typeof log.write === 'function';
  return isStream ? [] : [`${place}: log: expected a stream such as process.stderr, got ${quoted(log)}`];
}
