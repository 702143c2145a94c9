import * as z from 'zod';
import type { VerifyAnswer } from '#client/request-answers.ts';
import { worldOptions } from '#config/verbs/control-options.ts';
import { verificationSchema } from '#journal/verify.ts';
import { jsonArgument } from '../arguments/json.ts';
import { clientCommand } from '../client-command.ts';

const nearMiss = z.object({
  method: z.string(),
  url: z.string(),
  status: z.number(),
  differences: z.array(z.object({ at: z.string(), expected: z.unknown(), actual: z.unknown() })),
});

/** Checks that requests were made as expected; exit status 0 or 1. */
export const verifyCommand = clientCommand({
  name: 'verify',
  summary: 'Check how often, or in which order, requests were made; exit status 0 or 1.',
  options: worldOptions,
  takes: ['JSON'],
  examples: [
    `xivo-mock verify '{"pattern":{"operation":"ipbx/pbx_settings/users:add","status":200},"count":{"exactly":2}}'`,
    `xivo-mock verify '{"sequence":[{"operation":"*users:add"},{"operation":"*users:delete"}]}'`,
    'xivo-mock verify @expected.json',
  ],
  async run({ client, positionals: [json = ''], context }) {
    const verdict = await client.verify(jsonArgument(json, { schema: verificationSchema, ...context }));
    return { json: verdict, lines: linesOf(verdict), status: verdict.verified ? 0 : 1 };
  },
});

function linesOf({ verified, inconclusive, expected, actual, nearMisses }: VerifyAnswer): readonly string[] {
  if (verified) return ['verified'];
  return [
    inconclusive ? 'inconclusive: requests that the journal has dropped might have matched' : 'not verified',
    `expected  ${JSON.stringify(expected)}`,
    `actual    ${JSON.stringify(actual)}`,
    ...nearMisses.flatMap(nearMissLines),
  ];
}

function nearMissLines(miss: unknown): readonly string[] {
  const { method, url, status, differences } = nearMiss.parse(miss);
  const lines = differences.map(
    ({ at, expected, actual }) => `  ${at}: expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`,
  );
  return [`almost    ${status} ${method} ${url}`, ...lines];
}
