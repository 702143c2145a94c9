import * as z from 'zod';
import type { VerifyAnswer } from '#client/answers.ts';
import { worldOptions } from '#config/verb-options.ts';
import { verificationSchema } from '#journal/verify.ts';
import { clientCommand } from '../client-command.ts';
import { jsonArgument } from '../json-argument.ts';

const nearMiss = z.object({
  method: z.string(),
  url: z.string(),
  status: z.number(),
  differences: z.array(z.object({ at: z.string(), expected: z.unknown(), actual: z.unknown() })),
});

/** Asks whether calls were made as wanted: status 0 when they were, 1 when they were not. */
export const verifyCommand = clientCommand({
  name: 'verify',
  summary: 'Ask whether the PBX was called as wanted, so often or in that order; exit status 0 or 1.',
  options: worldOptions,
  takes: ['JSON'],
  examples: [
    `xivo-mock verify '{"pattern":{"operation":"ipbx/pbx_settings/users:add","status":200},"count":{"exactly":2}}'`,
    `xivo-mock verify '{"sequence":[{"operation":"*users:add"},{"operation":"*users:delete"}]}'`,
    'xivo-mock verify @wanted.json',
  ],
  async run({ client, positionals: [json = ''], context: surroundings }) {
    const verdict = await client.verify(jsonArgument(json, { schema: verificationSchema, ...surroundings }));
    return { json: verdict, lines: linesOf(verdict), status: verdict.verified ? 0 : 1 };
  },
});

function linesOf({ verified, inconclusive, expected, actual, nearMisses }: VerifyAnswer): readonly string[] {
  if (verified) return ['verified'];
  return [
    inconclusive ? 'inconclusive: calls that the journal has dropped could have made it so' : 'not verified',
    `expected  ${JSON.stringify(expected)}`,
    `actual    ${JSON.stringify(actual)}`,
    ...nearMisses.flatMap(nearMissLines),
  ];
}

function nearMissLines(miss: unknown): readonly string[] {
  const { method, url, status, differences } = nearMiss.parse(miss);
  const lacks = differences.map(
    ({ at, expected, actual }) => `  ${at}: wanted ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`,
  );
  return [`almost    ${status} ${method} ${url}`, ...lacks];
}
