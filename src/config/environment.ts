import { didYouMean } from '#text/nearest.ts';
import { isSettable, type Option, optionsOf } from './option.ts';
import type { OptionValues } from './option-values.ts';
import { clientOptions, startOptions } from './options.ts';
import { isServiceLink } from './service-links.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'XIVO_MOCK_';

/** What the environment sets; an empty variable counts as absent, since compose files cannot leave one out. */
export function readEnvironment(environment: Environment, options: readonly Option[]): OptionValues {
  const own = Object.fromEntries(Object.entries(environment).filter((entry) => !isServiceLink(...entry)));
  const present = options.filter((option) => isSettable(option, 'environment') && own[option.variable]);
  return {
    source: 'environment',
    values: Object.fromEntries(present.map(({ key, variable }) => [key, own[variable]])),
    problems: unknownVariables(own),
    spell: (option) => option.variable,
  };
}

/** Variables of any command are known to all of them, so that a shell can export them once. */
function unknownVariables(environment: Environment): string[] {
  const known = [...optionsOf(startOptions), ...optionsOf(clientOptions)]
    .filter((option) => isSettable(option, 'environment'))
    .map(({ variable }) => variable);
  return Object.keys(environment)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .map((name) => {
      const hint = didYouMean(name, known, { prefix }) || '; xivo-mock --help lists the variables';
      return `unknown environment variable ${name}${hint}`;
    });
}
