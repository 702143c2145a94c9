import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startXivoMock } from '#index.ts';
import { packageRoot } from '#paths.ts';

const folder = join(packageRoot, 'examples/pact');

const contract = z.object({
  interactions: z.array(
    z.object({
      description: z.string(),
      providerStates: z
        .array(z.object({ name: z.string(), params: z.record(z.string(), z.unknown()).default({}) }))
        .default([{ name: '', params: {} }]),
      request: z.object({
        method: z.string(),
        path: z.string(),
        query: z.record(z.string(), z.array(z.string())),
        headers: z.record(z.string(), z.string()).default({}),
        body: z.unknown().optional(),
      }),
      response: z.object({ status: z.int(), body: z.unknown().optional() }),
    }),
  ),
});

const { interactions } = contract.parse(JSON.parse(readFileSync(join(folder, 'pacts/crm-xivo.json'), 'utf8')));

/** The headers that version 16 of the verifier sends to the URL of the states. */
const ofVerifier = {
  'content-type': 'application/json',
  accept: '*/*',
  authorization: `Basic ${btoa('admin:proformatique')}`,
  'accept-encoding': 'gzip,deflate',
};

test('the requests of the verifier of Pact find each state of the example', async () => {
  await using pbx = await startXivoMock({ seeds: 'fresh', states: join(folder, 'states') });
  const change = async (action: string, { name, params }: { name: string; params: object }) => {
    const body = JSON.stringify({ action, params, state: name });
    return (await fetch(`${pbx.url}/__admin/provider-states`, { method: 'POST', headers: ofVerifier, body })).status;
  };
  for (const { description, providerStates, request, response } of interactions) {
    for (const state of providerStates) expect(await change('setup', state), `${description}: ${state.name}`).toBe(200);
    const query = new URLSearchParams(
      Object.entries(request.query).flatMap(([key, values]) => values.map((value) => [key, value])),
    );
    const answer = await fetch(`${pbx.url}${request.path}?${query}`, {
      method: request.method,
      headers: { ...request.headers, authorization: ofVerifier.authorization },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    expect(answer.status, description).toBe(response.status);
    if (response.body !== undefined)
      expect(await answer.json(), description).toMatchObject(z.any().parse(response.body));
    for (const state of providerStates) expect(await change('teardown', state), description).toBe(200);
  }
  expect(interactions).toHaveLength(6);
});
