import type { z } from 'zod';
import type { Credentials } from '#access/credentials.ts';
import type { EffectiveOptions } from '#admin/effective-options.ts';
import { optionsOf } from './option.ts';
import type { ValueSources } from './option-values.ts';
import { startOptions } from './options.ts';

/** The values of all options of `start`. */
export type StartValues = Readonly<z.output<typeof startOptions>>;

/** The effective configuration of a mock, ready for `serve`. */
export interface Config extends StartValues {
  /** The default account, if its login or password was set. */
  readonly account?: Credentials;
  /** Each option with its value and source; secrets are masked. */
  readonly configuration: EffectiveOptions;
}

const secrets = new Set(optionsOf(startOptions).flatMap(({ key, secret }) => (secret ? [key] : [])));

/** The configuration for option values, which came from these sources. */
export function configOf(values: StartValues, sources: ValueSources): Config {
  const { user, password } = values;
  const hasAccount = sources['user'] !== undefined || sources['password'] !== undefined;
  const configuration = Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      return [key, { value: secrets.has(key) ? '[redacted]' : value, origin: sources[key] ?? 'default' }];
    }),
  );
  return { ...values, configuration, ...(hasAccount && { account: { login: user, password } }) };
}

/** One line for each conflict between option values. */
export function conflictsIn({ cert, key, redirect, legacyTls, https, caOut, certNames }: StartValues): string[] {
  const lines: string[] = [];
  if (cert !== undefined && key === undefined) lines.push('cert needs key; the certificate has no private key');
  if (key !== undefined && cert === undefined) lines.push('key needs cert; the private key has no certificate');
  if (redirect && !https) lines.push('redirect needs https; there is nowhere to redirect to');
  if (legacyTls && !https) lines.push('legacyTls needs https; there is no TLS without it');
  for (const [option, value] of Object.entries({ caOut, certNames })) {
    if (value === undefined) continue;
    if (!https) lines.push(`${option} needs https; there is no certificate without it`);
    else if (cert !== undefined) lines.push(`${option} needs a generated certificate; leave out cert and key`);
  }
  return lines;
}
