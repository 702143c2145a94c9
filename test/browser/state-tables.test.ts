import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const hostileNames = ['<img src=x onerror=alert(1)>', '\u202Egnp.exe', 'n'.repeat(128)];

test('all tables are listed with the number of their rows, filtered by name, the empty ones hidden', async () => {
  const { page, open, expectAccessible } = await startInspector();
  await open({ view: 'state', section: 'tables' });
  await page.getByText('114 tables').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: /^cel5,253$/ })
    .waitFor();
  await page.getByLabel('Filter tables by name').fill('phonebook');
  await page.getByText('3 tables').waitFor();
  await page.getByLabel('Hide empty tables').check();
  await page.getByText('No table has such a name').waitFor();
  await expectAccessible();
  await page.reload();
  await expect.poll(() => page.getByLabel('Filter tables by name').inputValue()).toBe('phonebook');
  expect(await page.getByLabel('Hide empty tables').isChecked()).toBe(true);
});

test('a table is searched in any column, and NULL differs from an empty text', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'tables' });
  await page.getByRole('link', { name: 'userfeatures' }).click();
  await page.getByText('7 rows').waitFor();
  const table = page.getByRole('region', { name: 'Rows of userfeatures' });
  expect(await table.getByText('NULL', { exact: true }).count()).toBeGreaterThan(0);
  expect(await table.getByText('empty', { exact: true }).count()).toBeGreaterThan(0);
  await page.getByLabel('Search in all columns').fill('bruno');
  await page.getByText('1 row', { exact: true }).waitFor();
  await table.getByRole('cell', { name: 'Petit', exact: true }).waitFor();
  expect(page.url()).toContain('search=bruno');
});

test('a table is filtered by columns, also by an empty text, and sorted', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'tables', table: 'userfeatures' });
  await page.getByRole('combobox', { name: 'Column' }).selectOption('firstname');
  await page.getByLabel('Value of the column').fill('User');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByText('3 rows').waitFor();
  await page.getByRole('combobox', { name: 'Column' }).selectOption('description');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Remove the filter by description' }).waitFor();
  await page.getByRole('button', { name: 'id', exact: true }).click();
  await page.getByRole('button', { name: 'id', exact: true }).click();
  await expect.poll(() => page.getByRole('row').nth(1).getByRole('cell').first().textContent()).toBe('37');
  await page.reload();
  await expect.poll(() => page.getByRole('row').nth(1).getByRole('cell').first().textContent()).toBe('37');
  await page.getByRole('button', { name: 'Remove the filter by firstname' }).click();
  await page.getByText('7 rows').waitFor();
});

test('thousands of rows are paged, and the URL keeps the page', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'tables', table: 'cel' });
  await page.getByText('1–100 of 5,253 rows').waitFor();
  await page.getByRole('button', { name: 'Last page' }).click();
  await page.getByText('5,201–5,253 of 5,253 rows').waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(54);
  await page.goBack();
  await page.getByText('1–100 of 5,253 rows').waitFor();
  expect(await page.getByRole('row').count()).toBe(101);
});

test('a long text is cut, and a dialog shows all of it', async () => {
  const { page, open, world, expectAccessible } = await startInspector();
  const text = `${'<b>'.repeat(3333)}end`;
  world.store.update('userfeatures', { id: 2 }, { description: text });
  await open({ view: 'state', section: 'tables', table: 'userfeatures', search: text.slice(0, 20) });
  await page.getByRole('button', { name: /Show all .* characters of description/ }).click();
  expect(await page.getByRole('dialog').getByText('end').textContent()).toBe(text);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test.each(['light', 'dark'] as const)(
  'hostile texts are texts, and the page is accessible, in %s',
  async (colorScheme) => {
    const { page, open, world, expectAccessible } = await startInspector({ context: { colorScheme } });
    for (const [index, lastname] of hostileNames.entries()) {
      world.store.update('userfeatures', { id: index + 2 }, { lastname });
    }
    await open({ view: 'state', section: 'tables', table: 'userfeatures' });
    await page.getByRole('cell', { name: '<img src=x onerror=alert(1)>', exact: true }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await expectAccessible();
  },
);

test('an unknown table is named with the mock’s words', async () => {
  const { page, open } = await startInspector({ expectedErrors: /404/ });
  await open({ view: 'state', section: 'tables', table: 'userfeature' });
  await page.getByRole('alert').filter({ hasText: 'userfeatures' }).waitFor();
});

test('fits 360 pixels', async () => {
  const { page, open } = await startInspector({ context: { viewport: { width: 360, height: 640 } } });
  await open({ view: 'state', section: 'tables', table: 'userfeatures' });
  await page.getByText('7 rows').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await open({ view: 'state', section: 'tables' });
  await page.getByText('114 tables').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});
