import { readOptions } from '#config/read.ts';
import type { Command, Declaration, ProgramContext, Task, VerbRequest } from './command.ts';
import { choose, usageOf, verbRows } from './positionals.ts';
import { print } from './print.ts';

/** A command that does not ask the control plane. */
export function localCommand<Values extends object>(declaration: Declaration<Values, VerbRequest<Values>>): Command {
  return defineCommand(declaration, (work) => work);
}

/** The command of a declaration, whose verbs are run with what `equip` makes of their work. */
export function defineCommand<Values extends object, Given>(
  declaration: Declaration<Values, Given>,
  equip: (work: VerbRequest<Values>) => Given,
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
      const { values, sources: origins } = readOptions<Values>(options, { ...surroundings, commandLine, rules });
      const { verb, positionals } = choose(declaration, commandLine.words);
      const isJson = 'json' in values && values.json === true;
      const given = equip({
        values,
        sources: origins,
        positionals,
        context: surroundings,
        print: printer(surroundings, isJson),
      });
      return { isJson, run: () => verb.run(given) };
    },
  };
}

function printer(surroundings: ProgramContext, isJson: boolean): VerbRequest<unknown>['print'] {
  return (part) => void print(part, { ...surroundings, isJson });
}
