import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';

test('a reset asks first, and says what it did', async () => {
  const { page, open, send, expectAccessible } = await startInspector();
  await send(`${users}?act=delete&id=6`);
  await open({ view: 'control' });
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset this world?' });
  await expectAccessible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await send(`${users}?act=view&id=6`)).toBe(404);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await page.getByText(/The world is back to its baseline after .* ms\. This is generation 2\./).waitFor();
  expect(await send(`${users}?act=view&id=6`)).toBe(200);
});

test('the world can be reset to an empty PBX', async () => {
  const { page, open, world } = await startInspector();
  await open({ view: 'control', section: 'reset' });
  await page.getByLabel('State').selectOption('empty');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await page.getByText(/The world is back to an empty PBX/).waitFor();
  expect(world.store.all('userfeatures')).toEqual([]);
});

test('the current state becomes the baseline', async () => {
  const { page, open, send, admin } = await startInspector();
  await send(`${users}?act=delete&id=6`);
  await open({ view: 'control' });
  await page.getByRole('button', { name: 'Make the current state the baseline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the current state the baseline' }).click();
  await page.getByText('The current state is the baseline').waitFor();
  await admin.reset();
  expect(await send(`${users}?act=view&id=6`)).toBe(404);
});

test('a snapshot is saved, restored, exported, imported and deleted', async () => {
  const { page, open, send, expectAccessible } = await startInspector();
  await open({ view: 'control' });
  await page.getByText('There are none.').waitFor();
  await page.getByLabel('Name of a new snapshot').fill('before');
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /^before / });
  await row.waitFor();
  await expectAccessible();

  await send(`${users}?act=delete&id=6`);
  await row.getByRole('button', { name: 'Restore before' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await page.getByText(/The world is back to snapshot before/).waitFor();
  expect(await send(`${users}?act=view&id=6`)).toBe(200);

  const download = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Export before' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('before.sqlite');
  const buffer = await readFile(await file.path());
  const upload = { name: 'my file.sqlite', mimeType: 'application/vnd.sqlite3', buffer };
  await page.getByLabel('Import a file').setInputFiles(upload);
  await page.getByRole('row', { name: /^my-file / }).waitFor();

  await row.getByRole('button', { name: 'Delete before' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await row.waitFor({ state: 'detached' });
});

test('a snapshot of the same name is replaced only after a question', async () => {
  const { page, open, admin } = await startInspector();
  await admin.snapshots.save('before');
  await open({ view: 'control' });
  await page.getByRole('row', { name: /^before / }).waitFor();
  await page.getByLabel('Name of a new snapshot').fill('before');
  await page.getByLabel('Name of a new snapshot').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Replace the snapshot before?' });
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await page.getByText('Saved the snapshot before').waitFor();
});

test('what the mock refuses is shown at its place', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control' });
  await page.getByLabel('Name of a new snapshot').fill('.hidden');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/must be 1 to 64 letters, digits/).waitFor();
  const file = { name: 'x.sqlite', mimeType: 'application/vnd.sqlite3', buffer: Buffer.from('no database') };
  await page.getByLabel('Import a file').setInputFiles(file);
  await page
    .getByRole('alert')
    .getByText(/^the file /)
    .waitFor();
});
