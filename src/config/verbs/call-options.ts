import * as z from 'zod';
import { optionFacts, type ValueSource } from '../option.ts';
import { worldOptions } from './control-options.ts';

const sources: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const boolean = z.union([z.boolean(), z.stringbool()]);

/** The options of `call`. */
export const callOptions = worldOptions.extend({
  external: text
    .optional()
    .register(optionFacts, { type: 'text', sources, help: 'number of a caller outside, instead of FROM' }),
  name: text
    .optional()
    .register(optionFacts, { type: 'text', sources, help: 'name of the caller outside, as the operator sends it' }),
  trunk: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'name of the trunk on which the caller outside arrives; by default the first one',
  }),
  context: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'context in which the number is dialled; by default that of the line or the trunk',
  }),
  at: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'when the call starts, such as 2012-10-07T10:00:00; by default now',
  }),
  live: boolean.optional().register(optionFacts, {
    type: 'boolean',
    sources,
    help: "let the call take its time by the world's clock, or play it to its end at once; by default live if the clock is frozen",
  }),
  person: z
    .array(z.string().regex(/^[^=]+=./))
    .default([])
    .register(optionFacts, {
      type: 'text',
      repeatable: true,
      expects: `a person and how they behave, such as '1002={"answers":false}'`,
      sources,
      help: `how a person behaves when called, as '1002={"answers":false}'; may be repeated`,
    }),
  everybody: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: 'how everybody else behaves, as JSON; by default they answer after 5 seconds and talk for 60',
  }),
  caller: text.optional().register(optionFacts, {
    type: 'text',
    sources,
    help: `what the caller does, as JSON such as '{"hangsUp":{"after":20}}'`,
  }),
  file: text.optional().register(optionFacts, {
    type: 'path',
    sources,
    help: 'JSON file with the call, of which the arguments replace members; - reads standard input',
  }),
  dryRun: boolean
    .default(false)
    .register(optionFacts, { type: 'boolean', sources, help: 'only tell the way of the call, and write nothing' }),
});

/** The values of the options of `call`. */
export type CallValues = z.output<typeof callOptions>;
