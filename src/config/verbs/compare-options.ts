import * as z from 'zod';
import { optionFacts, type ValueSource } from '../option.ts';
import { remoteOptions } from './remote-options.ts';

const sources: readonly ValueSource[] = ['flag'];
const text = z.string().min(1);
const boolean = z.union([z.boolean(), z.stringbool()]);

/** A base URL: what a recording requests is below it, and credentials are given by other options. */
const baseUrl = z.url({ protocol: /^https?$/ }).refine((value) => {
  const { search, hash, username, password } = new URL(value);
  return search + hash + username + password === '';
});

/** The options of `compare`. */
export const compareOptions = remoteOptions.extend({
  against: z.array(baseUrl).max(2).default([]).register(optionFacts, {
    type: 'url',
    repeatable: true,
    expects: 'one or two URLs such as https://pbx.example.com, without credentials and query',
    sources,
    help: 'server to replay on; given twice, the two servers are compared with each other',
  }),
  account: z
    .array(z.string().regex(/^[^=]+=[^:]+:/))
    .default([])
    .register(optionFacts, {
      type: 'text',
      repeatable: true,
      secret: true,
      expects: 'NAME=LOGIN:PASSWORD, with a name of the recording',
      sources,
      help: 'credentials of an account of the recording, as NAME=LOGIN:PASSWORD; may be repeated',
    }),
  operation: z.array(text).default([]).register(optionFacts, {
    type: 'text',
    repeatable: true,
    sources,
    help: 'operation to compare, such as *users:view; * matches any text; may be repeated; by default all',
  }),
  accept: text.optional().register(optionFacts, {
    type: 'path',
    sources,
    help: 'JSON or YAML file of accepted differences: a list of operation, at, reason',
  }),
  strict: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'exit with 2 if an accepted difference no longer occurs',
  }),
  junit: text.optional().register(optionFacts, { type: 'path', sources, help: 'file to write JUnit XML to' }),
  allowWrites: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'also send requests that may change a server that is not on loopback',
  }),
  keep: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources,
    help: 'keep the worlds of a mock whose sequences differ',
  }),
  token: text.optional().register(optionFacts, {
    type: 'text',
    secret: true,
    sources: ['flag', 'environment'],
    help: 'token of the control plane of a mock, if it requires one',
  }),
  json: boolean.default(false).register(optionFacts, { type: 'boolean', sources, help: 'print JSON' }),
});
