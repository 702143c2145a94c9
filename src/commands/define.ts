import { readOptions } from '#config/read.ts';
import type { Command, Declaration, ProgramContext, Task, VerbRequest } from './command.ts';
import { choose, usageOf, verbRows } from './positionals.ts';
import { print } from './print.ts';

/** Defines a command that runs without a control plane, such as `start`. */
export function localCommand<Values extends object>(declaration: Declaration<Values, VerbRequest<Values>>): Command {
  return defineCommand(declaration, (request) => request);
}

/** Defines a command; its verbs receive what `extend` returns for the parsed command line. */
export function defineCommand<Values extends object, Request>(
  declaration: Declaration<Values, Request>,
  extend: (request: VerbRequest<Values>) => Request,
): Command {
  const { name, summary, options, examples = [], failureStatus, rules = () => [] } = declaration;
  return {
    name,
    summary,
    options,
    examples,
    ...(failureStatus !== undefined && { failureStatus }),
    usage: usageOf(declaration),
    verbs: verbRows(declaration),
    read: (commandLine, context): Task => {
      const { values, sources } = readOptions<Values>(options, { ...context, commandLine, rules });
      const { verb, positionals } = choose(declaration, commandLine.words);
      const isJson = 'json' in values && values.json === true;
      const request = extend({ values, sources, positionals, context, print: printer(context, isJson) });
      return { isJson, run: () => verb.run(request) };
    },
  };
}

function printer(context: ProgramContext, isJson: boolean): VerbRequest<unknown>['print'] {
  return (part) => void print(part, { ...context, isJson });
}
