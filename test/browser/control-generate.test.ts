import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('data is generated, and its counts are shown', async () => {
  const { page, open, world, expectAccessible } = await startInspector({ seeds: 'fresh' });
  await open({ view: 'control', section: 'generate' });
  await page.getByLabel('Users').fill('20');
  await page.getByLabel('Queues').fill('2');
  await page.getByLabel('Seed').fill('7');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByText(/^Generated in /).waitFor();
  await page.getByRole('listitem').filter({ hasText: '20 users' }).waitFor();
  expect(world.store.all('userfeatures')).toHaveLength(20);
  await expectAccessible();
});

test('while the mock generates, the page says so, and for how long', async () => {
  const { page, open } = await startInspector({ seeds: 'fresh' });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/__admin/generate', async (route) => {
    await released;
    await route.continue();
  });
  await open({ view: 'control', section: 'generate' });
  await page.getByLabel('Users').fill('1');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('progressbar', { name: 'Generating' }).waitFor();
  await page.getByText('Until it is done the mock answers no other request.').waitFor();
  await page.getByText(/^0\.[2-9] s$/).waitFor();
  release();
  await page.getByText(/^Generated in /).waitFor();
});

test('what the mock refuses is shown at the field', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'generate' });
  await page.getByLabel('Users').fill('many');
  await page.getByLabel('Call records', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByText('must be a number, but is "many"').waitFor();
  expect(await page.getByLabel('Users').getAttribute('aria-invalid')).toBe('true');
});
