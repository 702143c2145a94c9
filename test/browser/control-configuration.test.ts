import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('the versions, and documents to save', async () => {
  const { page, open, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'configuration' });
  await page.getByText(process.version).waitFor();
  await page.getByText('default, generation 1').waitFor();
  await expectAccessible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the JSON Schema of fixtures' }).click();
  expect((await download).suggestedFilename()).toBe('fixtures.schema.json');
});

test.each(['light', 'dark'] as const)('every section is accessible in %s and fits 360 pixels', async (colorScheme) => {
  const { page, open, admin, expectAccessible } = await startInspector({
    context: { colorScheme, viewport: { width: 360, height: 640 } },
  });
  await admin.snapshots.save('before');
  await admin.faults.add({ preset: 'gateway-timeout', match: { operation: 'xivo/configuration/manage/entity:add' } });
  for (const section of ['reset', 'worlds', 'faults', 'clock', 'fixtures', 'generate', 'accounts', 'configuration']) {
    await open({ view: 'control', section });
    await page.locator('.feed-live').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible();
    expect(await page.evaluate('document.documentElement.scrollWidth'), section).toBeLessThanOrEqual(360);
  }
});
