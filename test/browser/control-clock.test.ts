import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('the clock is frozen, advanced, set running, and real again', async () => {
  const { page, open, world, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'clock' });
  await page.getByText('Real: it shows the time of the server').waitFor();
  await page.getByLabel('At', { exact: true }).fill('2012-10-01T12:00:00Z');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText('Frozen: it stands still').waitFor();
  await page.getByText('2012-10-01 12:00:00').waitFor();
  await expectAccessible();

  await page.getByRole('button', { name: '1 hour' }).click();
  await page.getByText('2012-10-01 13:00:00').waitFor();
  await page.getByLabel('By', { exact: true }).fill('PT6M');
  await page.getByRole('button', { name: 'Advance' }).click();
  await page.getByText('2012-10-01 13:06:00').waitFor();

  await page.getByLabel('How').selectOption('Set it and let it run');
  await page.getByLabel('At', { exact: true }).fill('2020-01-01T00:00:00Z');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText(/^Offset: it runs/).waitFor();
  await page.getByText(/^2020-01-01 00:00:0[1-9]$/).waitFor();

  await page.getByLabel('How').selectOption('Use the time of the server');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText('Real: it shows the time of the server').waitFor();
  expect(world.clock.mode).toBe('real');
});

test('the page follows a clock that others set', async () => {
  const { page, open, admin } = await startInspector();
  await open({ view: 'control', section: 'clock' });
  await page.locator('.feed-live').waitFor();
  await admin.clock.freeze('2012-10-01T12:00:00Z');
  await page.getByText('2012-10-01 12:00:00').waitFor();
});

test('times and seeds that the mock refuses are explained at their fields', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'clock' });
  await page.getByLabel('At', { exact: true }).fill('yesterday');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByText(/must be a time such as 2012-10-01T12:00:00Z/).waitFor();
  await page.getByLabel('Seed').fill('many');
  await page.getByRole('button', { name: 'Seed' }).click();
  await page.getByText(/must be .*number, but is "many"/).waitFor();
});

test('the random generator is seeded', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'control', section: 'clock' });
  await page.getByLabel('Seed').fill('7');
  await page.getByRole('button', { name: 'Seed' }).click();
  await page.getByText('The random generator starts again from 7').waitFor();
});
