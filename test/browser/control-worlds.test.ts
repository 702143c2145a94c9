import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('a world is created, with the ways to reach it, and shown', async () => {
  const { page, open, url, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'worlds' });
  await page.getByText('1 world of at most 100').waitFor();
  await page.getByLabel('Id', { exact: true }).fill('w1');
  await page.getByLabel('Lifetime').fill('1h');
  await page.getByRole('button', { name: 'Create' }).click();
  const note = page.getByRole('status', { name: 'Created the world w1' });
  await note.getByText(`${url}/w/w1`).waitFor();
  await note.getByText('X-Mock-World: w1').waitFor();
  await note.getByText('world-w1').waitFor();
  await note.getByText('secret-w1').waitFor();
  await expectAccessible();
  await note.getByRole('link', { name: 'Show this world' }).click();
  await page.waitForURL(/world=w1/);
  await page.getByRole('row', { name: /^w1 shown/ }).waitFor();
  expect(await page.getByRole('combobox', { name: 'World' }).inputValue()).toBe('w1');
});

test('a world can start from a snapshot of the default one', async () => {
  const { page, open, admin } = await startInspector();
  await admin.snapshots.save('before');
  await open({ view: 'control', section: 'worlds' });
  await page.getByLabel('Starts from').selectOption('Snapshot before');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('status', { name: /Created the world/ }).waitFor();
});

test('the world that is shown can be deleted; the page shows the default one then', async () => {
  const { page, open, admin } = await startInspector();
  await admin.worlds.create({ id: 'w1' });
  await open({ view: 'control', section: 'worlds', world: 'w1' });
  await page.getByRole('button', { name: 'Delete w1' }).click();
  await page.getByRole('dialog', { name: 'Delete the world w1?' }).getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL((url) => !url.search.includes('world='));
  await page.getByRole('row', { name: /^default shown/ }).waitFor();
  expect(await admin.worlds.list()).toHaveLength(1);
});

test('what the mock refuses is shown at the field', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'worlds' });
  await page.getByLabel('Lifetime').fill('soon');
  await page.getByRole('button', { name: 'Create' }).click();
  await page
    .getByRole('alert')
    .getByText(/^must be .* but is "soon"$/)
    .waitFor();
  expect(await page.getByLabel('Lifetime').getAttribute('aria-invalid')).toBe('true');
});
