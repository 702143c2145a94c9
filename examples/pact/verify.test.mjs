import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Verifier } from '@pact-foundation/pact';
import { startXivoMock } from 'xivo-mock';

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

// Without this the verifier reports its use to its makers.
process.env.PACT_DO_NOT_TRACK = 'true';

test('the mock keeps the contract of the CRM', async (context) => {
  const pbx = await startXivoMock({ seeds: 'fresh', states: fileOf('states') });
  context.after(() => pbx.close());
  await new Verifier({
    provider: 'xivo',
    providerBaseUrl: pbx.url,
    providerStatesSetupUrl: `${pbx.url}/__admin/provider-states`,
    pactUrls: [fileOf('pacts/crm-xivo.json')],
    customProviderHeaders: [`Authorization: Basic ${btoa('admin:proformatique')}`],
    logLevel: 'error',
  }).verifyProvider();
});
