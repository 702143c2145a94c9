import * as z from 'zod';
import { parseDuration } from '#input/duration.ts';
import { optionFacts, type ValueSource } from '../option.ts';

const sources: readonly ValueSource[] = ['flag', 'environment'];
const text = z.string().min(1);
const boolean = z.union([z.boolean(), z.stringbool()]);

/** A duration above zero, such as `30s`. */
export const positiveDuration = text.refine((value) => (parseDuration(value) ?? 0) > 0);

/** A URL of HTTP or HTTPS. */
export const serverUrl = z.url({ protocol: /^https?$/ });

/** The options of every command that sends requests to a PBX: who it is, and how to connect. */
export const remoteOptions = z.object({
  user: text
    .regex(/^[^:]+$/)
    .optional()
    .register(optionFacts, {
      type: 'text',
      sources,
      expects: 'a login without a colon, which separates login and password in Basic authentication',
      help: 'login of an account of the web services',
    }),
  password: text
    .optional()
    .register(optionFacts, { type: 'text', secret: true, sources, help: 'password of the account' }),
  insecure: boolean.default(false).register(optionFacts, {
    type: 'boolean',
    sources: ['flag'],
    help: 'accept any certificate, and TLS that is no longer secure, such as that of a PBX of 2012',
  }),
  ca: text.optional().register(optionFacts, {
    type: 'path',
    sources: ['flag'],
    help: 'CA certificates to trust for the PBX, instead of the usual ones (PEM)',
  }),
  timeout: positiveDuration.default('30s').register(optionFacts, {
    type: 'duration',
    sources: ['flag'],
    help: 'longest wait for one answer',
  }),
});

/** The values of `remoteOptions`. */
export type RemoteValues = z.output<typeof remoteOptions>;

/** One line for each conflict between the values of `remoteOptions`. */
export function remoteConflictsIn({ user, password, insecure, ca }: RemoteValues): string[] {
  return [
    ...((user === undefined) === (password === undefined)
      ? []
      : ['user and password belong together; give both, or neither']),
    ...(insecure && ca !== undefined ? ['insecure accepts any certificate; leave out ca'] : []),
  ];
}

/** The header `Authorization` for the account, if there is one. */
export function authorizationOf({ user, password }: RemoteValues): string | undefined {
  if (user === undefined || password === undefined) return undefined;
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The time limit in milliseconds. */
export function timeoutOf({ timeout }: RemoteValues): number {
  return parseDuration(timeout) ?? 0;
}
