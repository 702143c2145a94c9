import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

/** Opens an operation of the description and makes its form ready to send. */
async function openOperation(page: Page, { tag, id }: { tag: string; id: string }): Promise<Locator> {
  await page.locator(`#operations-tag-${tag}`).click();
  const operation = page.locator(`#operations-${tag}-${id}`);
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  return operation;
}

/** Sends the request of an opened operation, and waits until its answer has the text. */
async function execute(operation: Locator, text: string): Promise<void> {
  await operation.getByRole('button', { name: 'Execute' }).click();
  await operation.locator('.live-responses-table').getByText(text).first().waitFor();
}

test('the page shows the description of the control plane and tries a request out', async () => {
  const { page, url } = await startInspector();
  await page.goto(`${url}/__admin/docs/`);
  const operation = await openOperation(page, { tag: 'Status', id: 'readVersion' });
  await execute(operation, 'apiVersion');
  expect(await operation.locator('.request-url').textContent()).toContain(`${url}/__admin/version`);
  expect(await page.locator('.info .title').textContent()).toContain('Control plane of xivo-mock');
});

test('a description is selected by its name', async () => {
  const { page, url } = await startInspector();
  await page.goto(`${url}/__admin/docs/`);
  await page.locator('.info .title').waitFor();
  const names = await page.getByRole('combobox', { name: 'Select a definition' }).locator('option').allTextContents();
  expect(names).toEqual(['Control plane', 'Web services of XiVO']);
});

test('below a world, requests go to that world', async () => {
  const { page, url, admin } = await startInspector();
  await admin.worlds.create({ id: 'w1' });
  await page.goto(`${url}/w/w1/__admin/docs/`);
  const operation = await openOperation(page, { tag: 'Reset_and_snapshots', id: 'markBaseline' });
  await execute(operation, 'generation');
  expect(await operation.locator('.request-url').textContent()).toContain(`${url}/w/w1/__admin/baseline`);
});

test('with a token, the page loads without it and takes it', async () => {
  const { page, url } = await startInspector({ token: 'sesame', expectedErrors: /401/ });
  await page.goto(`${url}/__admin/docs/`);
  const operation = await openOperation(page, { tag: 'Status', id: 'readVersion' });
  await execute(operation, 'requires its token');
  await page.locator('.auth-wrapper .authorize').click();
  const bearer = page.locator('.auth-container').filter({ hasText: 'bearer' });
  await bearer.getByRole('textbox').fill('sesame');
  await bearer.locator('.authorize').click();
  await page.locator('.close-modal').click();
  await execute(operation, 'apiVersion');
});
