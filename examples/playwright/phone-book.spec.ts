import type { AddressInfo } from 'node:net';
import { test as base, expect } from 'xivo-mock/playwright';
import { createPhoneBook } from './phone-book.mjs';

/** The page under test, served for the PBX of the test. */
const test = base.extend<{ phoneBook: string }>({
  phoneBook: async ({ pbx }, use) => {
    const server = createPhoneBook({ url: pbx.url, login: 'admin', password: 'proformatique' }).listen(0);
    await use(`http://localhost:${(server.address() as AddressInfo).port}`);
    server.close();
  },
});

const user = (firstname: string, lastname: string, number: string) => ({
  userfeatures: { firstname, lastname, entityid: 1 },
  linefeatures: { protocol: ['sip'], context: ['default'], number: [number] },
});

test.beforeEach(async ({ pbx }) => {
  await pbx.admin.fixtures.apply({ users: [user('Grace', 'Hopper', '151'), user('Ada', 'Lovelace', '150')] });
});

test('people are listed by name, and found by name or number', async ({ page, phoneBook }) => {
  await page.goto(phoneBook);
  await expect(page.getByRole('listitem')).toHaveText(['Ada Lovelace 150', 'Grace Hopper 151']);
  await page.getByRole('searchbox').fill('151');
  await expect(page.getByRole('listitem')).toHaveText(['Grace Hopper 151']);
});

test('a person who leaves is gone after the next search', async ({ page, phoneBook, pbx }) => {
  await page.goto(phoneBook);
  await expect(page.getByRole('status')).toHaveText('2 found');
  await pbx.admin.reset('empty');
  await page.getByRole('searchbox').fill('a');
  await expect(page.getByRole('status')).toHaveText('0 found');
});

test('a PBX that is down is explained', async ({ page, phoneBook, pbx }) => {
  await pbx.admin.faults.add({ preset: 'maintenance' });
  await page.goto(phoneBook);
  await expect(page.getByRole('status')).toContainText('does not answer');
});

test('the password of the PBX never reaches the browser', async ({ page, phoneBook, pbx }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.goto(phoneBook);
  await expect(page.getByRole('listitem')).toHaveCount(2);
  expect(sent.filter((url) => url.startsWith(pbx.url))).toEqual([]);
});
