import type { z } from 'zod';
import { quoted } from '#errors.ts';
import { didYouMean } from '#text/nearest.ts';
import { isObject } from '#wire/values.ts';
import { type Config, configOf, conflictsIn } from './config.ts';
import { isSettable, optionsOf } from './option.ts';
import { type OptionValues, withoutInvalid } from './option-values.ts';
import { startOptions } from './options.ts';
import { ConfigProblems } from './problems.ts';

/** The options of `start`, by their keys in the config file. */
const table = startOptions.omit({ config: true });

/** The options that `startXivoMock` shares with `start`. */
export type InProcessOptions = Partial<z.input<typeof table>>;

/**
 * Checks the options of `startXivoMock` and returns the configuration. Unlike `start`, ports default to a free one, and HTTPS is off
 * unless `https` or `httpsPort` is set. Throws `ConfigProblems`, whose lines begin with the name of the caller.
 *
 * @param callerKeys Further options, which the caller checks.
 */
export function readInProcess(options: unknown, caller = 'startXivoMock', callerKeys: readonly string[] = []): Config {
  if (!isObject(options))
    throw new ConfigProblems([
      `${caller}: expected an object of options such as { port: 8080 }, got ${quoted(options)}`,
    ]);
  const source = withoutInvalid(sourceOf(options, caller, callerKeys), startOptions);
  const { values, problems } = source;
  const https = values['httpsPort'] !== undefined;
  const effective = startOptions.parse({ port: 0, httpsPort: 0, https, ...values });
  const lines = [...problems, ...conflictsIn(effective).map((line) => `${caller}: ${line}`)];
  if (lines.length > 0) throw new ConfigProblems(lines);
  return configOf(effective, Object.fromEntries(Object.keys(values).map((key) => [key, source.source])));
}

/** An option that is `undefined` counts as unset. */
function sourceOf(options: object, caller: string, callerKeys: readonly string[]): OptionValues {
  const keys = optionsOf(startOptions).flatMap((option) => (isSettable(option, 'options') ? [option.key] : []));
  const entries = Object.entries(options).filter(([key, value]) => value !== undefined && !callerKeys.includes(key));
  return {
    source: 'options',
    values: Object.fromEntries(entries.filter(([key]) => keys.includes(key))),
    problems: entries.flatMap(([key, value]) => {
      if (keys.includes(key)) return [];
      const problems = key === 'log' ? logProblems(value) : [unknownOption(key, [...keys, ...callerKeys])];
      return problems.map((problem) => `${caller}: ${problem}`);
    }),
    spell: ({ key }) => `${caller}: ${key}`,
  };
}

function unknownOption(key: string, keys: readonly string[]): string {
  const hint = didYouMean(key, [...keys, 'log']) || `; the options are ${keys.join(', ')} and log`;
  return `unknown option ${quoted(key)}${hint}`;
}

/** The log stream is the only option that has no flag. */
function logProblems(log: unknown): readonly string[] {
  const isStream = typeof log === 'object' && log !== null && 'write' in log && typeof log.write === 'function';
  return isStream ? [] : [`log: expected a stream such as process.stderr, got ${quoted(log)}`];
}
