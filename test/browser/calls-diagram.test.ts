import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { CallStep, PlacedCall } from '#calls/answer.ts';
import { startInspector } from './support/inspector.ts';

const time = (second: number) => new Date(Date.UTC(2012, 9, 7, 10, 0, second)).toISOString();

/** A call whose texts come from outside: names of queues and of callers. */
const hostileName = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(400)}`;

/** A call with steps of every party; the page shows whatever the mock answers. */
function callWith(steps: readonly CallStep[]): PlacedCall {
  const records = { cel: null, queueLog: [] };
  return { id: 'call-1', outcome: 'answered', startedAt: time(0), endedAt: time(steps.length), steps, records };
}

/** Makes the page read this call instead of one of the mock. */
async function answerWith(page: Page, call: PlacedCall): Promise<void> {
  await page.route(/\/__admin\/calls\/call-1$/, (route) => route.fulfill({ json: call }));
  await page.route(/\/__admin\/calls\?/, (route) => route.fulfill({ json: { calls: [call] } }));
}

const rings = (index: number): CallStep => ({
  at: time(index),
  who: `user ${index}`,
  what: 'rings',
  with: 'caller',
  why: 'the group rings all its members',
});

test.each(['light', 'dark'] as const)('names of outside are text, in the %s theme', async (colorScheme) => {
  const { page, open, expectAccessible } = await startInspector({ context: { colorScheme } });
  const steps: readonly CallStep[] = [
    { at: time(0), who: 'caller', what: 'dials', with: '3001', why: hostileName },
    { at: time(1), who: 'caller', what: 'reaches', with: `queue ${hostileName}`, why: 'the number leads there' },
    { ...rings(2), who: hostileName },
  ];
  await answerWith(page, callWith(steps));
  await open({ view: 'calls' });
  await page.getByRole('link', { name: 'call-1' }).waitFor();
  await expectAccessible();
  await open({ view: 'calls', id: 'call-1' });
  await page.getByRole('img', { name: 'Sequence diagram of 3 steps' }).waitFor();
  await expectAccessible();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
});

test('a wide and long diagram scrolls in its box, also on a narrow screen', async () => {
  const { page, open } = await startInspector({ context: { viewport: { width: 400, height: 800 } } });
  await answerWith(page, callWith(Array.from({ length: 400 }, (_, index) => rings(index % 40))));
  await open({ view: 'calls', id: 'call-1' });
  await page.getByText('The diagram has the first 300 steps.').waitFor();
  await page.getByText('1–100 of 400').waitFor();
  await page.getByRole('button', { name: 'Last page' }).click();
  await page.getByRole('cell', { name: '400', exact: true }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
});

test('the steps of the diagram are in the table with their reasons, and lead to the objects', async () => {
  const { page, open } = await startInspector();
  await answerWith(page, callWith([rings(2)]));
  await open({ view: 'calls', id: 'call-1' });
  const row = page.getByRole('row', { name: '1 10:00:02 user 2 rings caller the group rings all its members' });
  expect(await row.getByRole('link', { name: 'user 2' }).getAttribute('href')).toContain(
    'view=state&section=users&id=2',
  );
});

test('a call that does not exist is explained', async () => {
  const { page, open } = await startInspector({ expectedErrors: /404/ });
  await page.route(/\/__admin\/calls\/call-1$/, (route) =>
    route.fulfill({ status: 404, json: { detail: 'there is no call "call-1"' } }),
  );
  await open({ view: 'calls', id: 'call-1' });
  await page.getByText('There is no such call').waitFor();
});
