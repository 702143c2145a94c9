import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { XivoMockClient } from '#client/client.ts';
import { startInspector } from './support/inspector.ts';

const entityAdd = 'xivo/configuration/manage/entity:add';

/** A description of two operations, as `GET /__admin/openapi/xivo.json` has it. */
const description = {
  paths: {
    '/xivo/configuration/json.php/restricted/manage/entity/add': {
      post: {
        operationId: entityAdd,
        summary: 'Add an entity',
        parameters: [{ name: 'act', in: 'query', required: true, schema: { const: 'add' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Entity' },
              example: { name: 'acme', displayname: 'Acme' },
            },
          },
        },
      },
    },
    '/xivo/configuration/json.php/restricted/manage/entity/view': {
      get: {
        operationId: 'xivo/configuration/manage/entity:view',
        parameters: [{ name: 'id', in: 'query', required: true, description: 'the id', example: '1' }],
      },
    },
  },
  components: {
    schemas: {
      Entity: {
        type: 'object',
        required: ['name', 'displayname'],
        properties: {
          name: { type: 'string', maxLength: 64, description: 'lower-case letters, digits, _ . -' },
          displayname: { type: 'string' },
          email: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          disable: { type: 'boolean' },
          state: { enum: ['on', 'off'] },
          phones: { type: 'array', items: { type: 'object', properties: { number: { type: 'string' } } } },
        },
      },
    },
  },
};

/** Makes the mock of the page describe its web services. */
async function describe(page: Page): Promise<void> {
  await page.route('**/__admin/openapi/xivo.json', (route) => route.fulfill({ json: description }));
}

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('Login').fill('tester');
  await page.getByLabel('Password').fill('secret');
}

test('an operation is found, filled in by its form and sent; the answer leads to its request', async () => {
  const { page, open, world, expectAccessible } = await startInspector();
  await describe(page);
  await open({ view: 'try' });
  await page.getByText('Choose an operation').waitFor();
  expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(800);
  await expectAccessible();
  await page.getByLabel('Find an operation').fill('entity add');
  await page.getByRole('link', { name: 'add xivo/configuration/manage/entity' }).click();
  await page.waitForURL(/operation=xivo/);
  await page.locator('h2:focus', { hasText: entityAdd }).waitFor();
  await logIn(page);
  await page.getByRole('button', { name: 'Add a body' }).click();
  await page.getByLabel('name *', { exact: true }).fill('acme');
  await page.getByLabel('displayname *', { exact: true }).fill('Acme');
  await page.getByLabel('Optional in Body').selectOption('phones');
  await page.getByRole('button', { name: 'Add to Body' }).click();
  await page.getByRole('button', { name: 'Add to phones' }).click();
  await page.getByRole('button', { name: 'Add to phones 1' }).click();
  await page.getByLabel('number', { exact: true }).fill('100');
  await expectAccessible();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 200/ }).waitFor();
  expect(world.store.has('entity', { name: 'acme', displayname: 'Acme' })).toBe(true);
  await page.getByText('The PBX ignored fields of the body:').waitFor();
  await expectAccessible();
  const href = await page.getByRole('link', { name: /^See the request / }).getAttribute('href');
  expect(href).toMatch(/view=requests&request=/);
});

test('the reason of a refusal is shown at its field', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await describe(page);
  await open({ view: 'try', operation: entityAdd });
  await logIn(page);
  await page.getByRole('button', { name: 'Fill in the example' }).click();
  await page.getByLabel('name *', { exact: true }).fill('Capital');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 400/ }).waitFor();
  await page.getByRole('alert').getByText('name must be lower-case letters, digits, _ . -').waitFor();
  expect(await page.getByLabel('name *', { exact: true }).getAttribute('aria-invalid')).toBe('true');
});

test('form and raw show the same request', async () => {
  const { page, open } = await startInspector();
  await describe(page);
  await open({ view: 'try', operation: entityAdd });
  await page.getByRole('button', { name: 'Fill in the example' }).click();
  await page.getByLabel('Optional in Body').selectOption('email');
  await page.getByRole('button', { name: 'Add to Body' }).click();
  await page.getByLabel('Type of email').selectOption('null');
  await page.getByRole('link', { name: 'Raw' }).click();
  await page.waitForURL(/form=raw/);
  const body = page.getByLabel('Body', { exact: true });
  expect(JSON.parse(await body.inputValue())).toEqual({ name: 'acme', displayname: 'Acme', email: null });
  await body.fill('{"name": "other", "nested": {"a": 1}}');
  await page.getByRole('link', { name: 'Form', exact: true }).click();
  expect(await page.getByLabel('name *', { exact: true }).inputValue()).toBe('other');
  expect(await page.getByLabel('nested (JSON)').inputValue()).toBe('{\n  "a": 1\n}');
  await page.getByRole('link', { name: 'Raw' }).click();
  await body.fill('{"name"');
  await page.getByRole('link', { name: 'Form', exact: true }).click();
  await page.getByText('The body is not JSON, so it has no form.').waitFor();
});

test('parameters of the query are fields, with the example of the description', async () => {
  const { page, open } = await startInspector();
  await describe(page);
  await open({ view: 'try', operation: 'xivo/configuration/manage/entity:view' });
  await logIn(page);
  await page.getByRole('button', { name: 'Fill in the example' }).click();
  await page.getByText('/xivo/configuration/json.php/restricted/manage/entity/?act=view&id=1').first().waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 200/ }).waitFor();
});

test('an operation without a description is sent raw, to the world that is shown', async () => {
  const { page, open, admin, url } = await startInspector({ expectedErrors: /401/ });
  await admin.worlds.create({ id: 'w1' });
  await page.route('**/__admin/openapi/xivo.json', (route) => route.fulfill({ json: { paths: {} } }));
  await open({ view: 'try', operation: 'xivo/configuration/manage/entity:list', world: 'w1' });
  await page.getByText('The description of the web services has no form for it.').waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 401/ }).waitFor();
  await logIn(page);
  await page.getByLabel('Headers', { exact: true }).fill('X-Trace: 7');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 200/ }).waitFor();
  const w1 = new XivoMockClient(url, { headers: { 'X-Mock-World': 'w1' } });
  const { requests } = await w1.requests();
  expect(requests.at(-1)?.request.headers).toMatchObject({ 'x-trace': '7', 'x-mock-world': 'w1' });
  await page.getByText('As curl').click();
  await page.getByText(/^curl -si -u 'tester:'"\$XIVO_PASSWORD"/).waitFor();
});

test('a broken connection and a URL that cannot be sent are explained', async () => {
  const { page, open, admin } = await startInspector({ expectedErrors: /ERR_/ });
  await describe(page);
  await admin.faults.add({ preset: 'connection-reset' });
  await open({ view: 'try', operation: entityAdd, form: 'raw' });
  await page.getByRole('button', { name: 'Send' }).click();
  await page
    .getByRole('alert')
    .getByText(/^no complete answer came/)
    .waitFor();
  await page.getByLabel('URL').fill('https://example.org/');
  await page.getByRole('button', { name: 'Send' }).click();
  await page
    .getByRole('alert')
    .getByText(/must be a path of this mock/)
    .waitFor();
});

test('hostile answers are text', async () => {
  const { page, open, world } = await startInspector();
  await describe(page);
  world.store.transaction(() =>
    world.store.update(
      'entity',
      { id: 1 },
      { displayname: '<img src=x onerror=alert(1)>', description: 'x'.repeat(10_000) },
    ),
  );
  await open({ view: 'try', operation: 'xivo/configuration/manage/entity:view' });
  await logIn(page);
  await page.getByLabel('id *').fill('1');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('"<img src=x onerror=alert(1)>"').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
});

test.each(['light', 'dark'] as const)('fits 360 pixels and is accessible in %s', async (colorScheme) => {
  const { page, open, expectAccessible } = await startInspector({
    context: { colorScheme, viewport: { width: 360, height: 640 } },
  });
  await describe(page);
  await open({ view: 'try', operation: entityAdd });
  await page.getByRole('button', { name: 'Fill in the example' }).click();
  await expectAccessible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});
