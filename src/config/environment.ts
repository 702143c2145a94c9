import { didYouMean } from '../nearest.ts';
import { isSettable, type Option, optionsOf } from './option.ts';
import { clientOptions, startOptions } from './options.ts';
import type { Source } from './source.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment sets; an empty variable counts as absent, since compose files cannot leave one out. */
export function readEnvironment(environment: Environment, options: readonly Option[]): Source {
  const present = options.filter((option) => isSettable(option, 'environment') && environment[option.variable]);
  return {
    origin: 'environment',
    values: Object.fromEntries(present.map(({ key, variable }) => [key, environment[variable]])),
    problems: unknownVariables(environment),
    spell: (option) => option.variable,
  };
}

/** Variables of any command are known to all of them, so that a shell can export them once. */
function unknownVariables(environment: Environment): string[] {
  const known = [...optionsOf(startOptions), ...optionsOf(clientOptions)]
    .filter((option) => isSettable(option, 'environment'))
    .map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith('XIVO_MOCK_') && !known.includes(name))
    .map((name) => `unknown environment variable ${name}${didYouMean(name, known)}`);
}
