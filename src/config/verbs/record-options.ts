import * as z from 'zod';
import { optionFacts, type ValueSource } from '../option.ts';
import { positiveDuration, remoteOptions, serverUrl } from './remote-options.ts';

const sources: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const port = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(0).max(65535));
const boolean = z.union([z.boolean(), z.stringbool()]);
const sequenceRules = ['pause', 'client'] as const;

/** The options of `record`. */
export const recordOptions = remoteOptions.extend({
  upstream: serverUrl.optional().register(optionFacts, { type: 'url', sources, help: 'URL of the PBX to record' }),
  out: text
    .default('calls.jsonl')
    .register(optionFacts, { type: 'path', sources, help: 'file to write; one that exists is left alone' }),
  append: boolean.default(false).register(optionFacts, { type: 'boolean', sources, help: 'add to a file that exists' }),
  anonymise: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'replace also names, numbers, and mail, IP and MAC addresses; secrets are replaced always',
  }),
  sequences: z.enum(sequenceRules).default('pause').register(optionFacts, {
    type: 'choice',
    choices: sequenceRules,
    sources,
    help: 'begin a new sequence after each pause of a client, or have one for each client',
  }),
  pause: positiveDuration
    .default('30s')
    .register(optionFacts, { type: 'duration', sources, help: 'pause that begins a new sequence' }),
  port: port.default(8081).register(optionFacts, { type: 'port', sources, help: 'HTTP port; 0 picks a free one' }),
  httpsPort: port
    .default(8444)
    .register(optionFacts, { type: 'port', sources, help: 'HTTPS port; 0 picks a free one' }),
  https: boolean
    .default(true)
    .register(optionFacts, { type: 'boolean', sources, help: 'serve HTTPS in addition to HTTP' }),
  expose: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'listen on all addresses instead of the loopback address; whoever reaches the port reaches the PBX',
  }),
});

/** The values of the options of `record`. */
export type RecordValues = z.output<typeof recordOptions>;
