import * as z from 'zod';
import { parseDuration } from '#input/duration.ts';
import { optionFacts, type ValueSource } from '../option.ts';
import { remoteOptions } from './remote-options.ts';

const sources: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const duration = text
  .refine((value) => (parseDuration(value) ?? -1) >= 0)
  .transform((value) => parseDuration(value) ?? 0);
const boolean = z.union([z.boolean(), z.stringbool()]);
const dialects = ['documented', 'recorded'] as const;

/** The options of `import`. */
export const importOptions = remoteOptions.extend({
  from: text.optional().register(optionFacts, {
    type: 'text',
    expects: 'the URL of a PBX, or the path of a recording',
    sources,
    help: 'URL of the PBX such as https://pbx.example.com, or a recording (.jsonl), or a folder of recordings',
  }),
  out: text
    .optional()
    .register(optionFacts, { type: 'path', sources, help: 'folder of seeds to make; it must not exist' }),
  account: z
    .string()
    .regex(/^[^:]+:.+$/)
    .optional()
    .register(optionFacts, {
      type: 'text',
      secret: true,
      expects: 'LOGIN:PASSWORD',
      sources,
      help: 'account of the mock, LOGIN:PASSWORD; by default that of the import, so that it serves the same clients',
    }),
  anonymise: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'replace secrets, names, numbers, and mail, IP and MAC addresses',
  }),
  pause: duration
    .default(0)
    .register(optionFacts, { type: 'duration', sources, help: 'time to wait between two requests' }),
  cels: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional()
    .register(optionFacts, {
      type: 'number',
      expects: 'a whole number from 1 to 999999999',
      sources,
      help: 'import this number of the newest call records; none by default',
    }),
  celsSince: z.iso.date().optional().register(optionFacts, {
    type: 'text',
    expects: 'a day such as 2012-01-31',
    sources,
    help: 'import the call records from this day, YYYY-MM-DD',
  }),
  dialect: z.enum(dialects).default('recorded').register(optionFacts, {
    type: 'choice',
    choices: dialects,
    sources,
    help: 'dialect of the mock whose answers are compared with those that were read',
  }),
  json: boolean.default(false).register(optionFacts, { type: 'boolean', sources, help: 'print the report as JSON' }),
});
