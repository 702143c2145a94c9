import { didYouMean } from '#text/nearest.ts';
import { isSettable, type Option, optionsOf } from './option.ts';
import type { OptionValues } from './option-values.ts';
import { clientOptions, startOptions } from './options.ts';
import { isServiceLink } from './service-links.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'XIVO_MOCK_';

/** The options that environment variables set. An empty variable counts as unset: compose files cannot leave one out. */
export function readEnvironment(environment: Environment, options: readonly Option[]): OptionValues {
  const variables = Object.fromEntries(Object.entries(environment).filter((entry) => !isServiceLink(...entry)));
  const set = options.filter((option) => isSettable(option, 'environment') && variables[option.variable]);
  return {
    source: 'environment',
    values: Object.fromEntries(set.map(({ key, variable }) => [key, variables[variable]])),
    problems: unknownVariables(variables),
    spell: (option) => option.variable,
  };
}

/** Every command accepts the variables of all commands, so that a shell can export them once. */
function unknownVariables(environment: Environment): string[] {
  const variables = [...optionsOf(startOptions), ...optionsOf(clientOptions)]
    .filter((option) => isSettable(option, 'environment'))
    .map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !variables.includes(name))
    .map((name) => {
      const hint = didYouMean(name, variables, { prefix }) || '; xivo-mock --help lists the variables';
      return `unknown environment variable ${name}${hint}`;
    });
}
