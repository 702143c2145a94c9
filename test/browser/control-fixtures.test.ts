import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const yaml = `entities:
  - name: acme
    displayname: Acme
tables:
  entity:
    - id: 9
      name: other
      displayname: Other
`;

test('a document is checked, then applied; a change asks for a new check', async () => {
  const { page, open, world, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'fixtures' });
  const apply = page.getByRole('button', { name: 'Apply' });
  expect(await apply.isDisabled()).toBe(true);
  await page.getByLabel('Document', { exact: true }).fill(yaml);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('The document is valid. It would be added to the state; nothing was changed yet.').waitFor();
  await page.getByRole('listitem').getByText('entities').waitFor();
  expect(world.store.has('entity', { name: 'acme' })).toBe(false);
  await expectAccessible();
  await page.getByLabel('Document', { exact: true }).fill(`${yaml}\n`);
  expect(await apply.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Check' }).click();
  await apply.click();
  await page.getByText('The document was added to the state.').waitFor();
  expect(world.store.has('entity', { name: 'acme' })).toBe(true);
});

test('problems are shown with the line of their place', async () => {
  const { page, open, expectAccessible } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'fixtures' });
  await page
    .getByLabel('Document', { exact: true })
    .fill(yaml.replace('name: acme', 'name: Bad Name').replace('id: 9', 'idd: 9'));
  await page.getByRole('button', { name: 'Check' }).click();
  const problems = page.getByRole('alert');
  await problems.getByText(/tables\.entity\[0\]\.idd/).waitFor();
  await problems.getByRole('button', { name: 'Line 6' }).waitFor();
  await expectAccessible();
  await page.getByLabel('Document', { exact: true }).fill(yaml.replace('name: acme', 'name: Bad Name'));
  await page.getByRole('button', { name: 'Check' }).click();
  await problems.getByRole('button', { name: 'Line 2' }).click();
  const selection =
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)';
  expect(await page.evaluate(selection)).toBe('  - name: Bad Name');
  await page.getByLabel('Document', { exact: true }).fill('{"entities": [');
  await page.getByRole('button', { name: 'Check' }).click();
  await problems.getByText(/is not JSON: expected/).waitFor();
  await problems.getByRole('button', { name: 'Line 1' }).waitFor();
});

test('strict refuses fields that the PBX ignores', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'fixtures' });
  await page
    .getByLabel('Document', { exact: true })
    .fill('{"entities": [{"name": "acme", "displayname": "Acme", "nmae": "x"}]}');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText(/The document is valid/).waitFor();
  await page.getByRole('checkbox', { name: /^Strict/ }).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await page
    .getByRole('alert')
    .getByText(/entities\[0\]\.nmae/)
    .waitFor();
});

test('a file that replaces the state is applied after a question; the state can be exported', async () => {
  const { page, open, admin, world } = await startInspector();
  await open({ view: 'control', section: 'fixtures' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the state' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('default.fixtures.json');
  await admin.reset('empty');
  const buffer = await readFile(await file.path());
  await page.getByLabel('Choose a file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText(/It would replace the state/).waitFor();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page
    .getByRole('dialog', { name: 'Replace the state of this world?' })
    .getByRole('button', { name: 'Apply' })
    .click();
  await page.getByText('The document is the state now.').waitFor();
  expect(world.store.has('userfeatures', { id: 6 })).toBe(true);
});

test('the URL of the schema is that of the world', async () => {
  const { page, open, admin, url } = await startInspector();
  await admin.worlds.create({ id: 'w1' });
  await open({ view: 'control', section: 'fixtures', world: 'w1' });
  await page.getByText(`${url}/w/w1/__admin/fixtures/schema.json`).waitFor();
});
