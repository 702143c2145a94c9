import type { z } from 'zod';
import type { Credentials } from '#access/credentials.ts';
import type { EffectiveOptions } from '#admin/effective-options.ts';
import { optionsOf } from './option.ts';
import type { ValueSources } from './option-values.ts';
import { startOptions } from './options.ts';

/** The values of all options of `start`. */
export type StartValues = Readonly<z.output<typeof startOptions>>;

/** The effective configuration of a mock, as the server takes it. */
export interface Config extends StartValues {
  /** The default account, when somebody asked for one. */
  readonly account?: Credentials;
  /** Each option with its value and origin, secrets masked. */
  readonly configuration: EffectiveOptions;
}

const secrets = new Set(optionsOf(startOptions).flatMap(({ key, secret }) => (secret ? [key] : [])));

/** The configuration that the values make. */
export function configOf(values: StartValues, origins: ValueSources): Config {
  const { user, password } = values;
  const isAccountGiven = origins['user'] !== undefined || origins['password'] !== undefined;
  const configuration = Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      return [key, { value: secrets.has(key) ? '[redacted]' : value, origin: origins[key] ?? 'default' }];
    }),
  );
  return { ...values, configuration, ...(isAccountGiven && { account: { login: user, password } }) };
}

/** What the values contradict in each other. */
export function conflictsIn({ cert, key, redirect, legacyTls, https, caOut, certNames }: StartValues): string[] {
  const lines: string[] = [];
  if (cert !== undefined && key === undefined) lines.push('cert needs key: the certificate has no private key');
  if (key !== undefined && cert === undefined) lines.push('key needs cert: the private key has no certificate');
  if (redirect && !https) lines.push('redirect needs https: there is nowhere to redirect to');
  if (legacyTls && !https) lines.push('legacyTls needs https: there is no TLS without it');
  for (const [option, value] of Object.entries({ caOut, certNames })) {
    if (value === undefined) continue;
    if (!https) lines.push(`${option} needs https: there is no certificate without it`);
    else if (cert !== undefined) lines.push(`${option} needs a generated certificate: leave out cert and key`);
  }
  return lines;
}
