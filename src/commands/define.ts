import { readOptions } from '#config/read.ts';
import type { Command, Declaration, Surroundings, Task, Work } from './command.ts';
import { choose, usageOf, verbRows } from './positionals.ts';
import { print } from './print.ts';

/** A command that does not ask the control plane. */
export function localCommand<Values extends object>(declaration: Declaration<Values, Work<Values>>): Command {
  return defineCommand(declaration, (work) => work);
}

/** The command of a declaration, whose verbs are run with what `equip` makes of their work. */
export function defineCommand<Values extends object, Given>(
  declaration: Declaration<Values, Given>,
  equip: (work: Work<Values>) => Given,
): Command {
  const { name, summary, options, examples = [], rules = () => [] } = declaration;
  return {
    name,
    summary,
    options,
    examples,
    usage: usageOf(declaration),
    verbs: verbRows(declaration),
    read: (commandLine, surroundings): Task => {
      const { values, origins } = readOptions<Values>(options, { ...surroundings, commandLine, rules });
      const { verb, positionals } = choose(declaration, commandLine.words);
      const isJson = 'json' in values && values.json === true;
      const given = equip({ values, origins, positionals, surroundings, print: printer(surroundings, isJson) });
      return { isJson, run: () => verb.run(given) };
    },
  };
}

function printer(surroundings: Surroundings, isJson: boolean): Work<unknown>['print'] {
  return (part) => void print(part, { ...surroundings, isJson });
}
