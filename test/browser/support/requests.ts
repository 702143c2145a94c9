import type { Page } from 'playwright-core';

/** The acts of users, without the value of `act`. */
export const users = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=';

/** A user without a first name, which the PBX refuses. */
export const refusedUser = { method: 'POST', body: { userfeatures: { lastname: 'Lovelace' } } };

/** The sentence about that user. */
export const refusal = 'userfeatures.firstname is missing; it must be one line of printable text';

/** The rows of the list that are in the document. */
export const rowsOf = (page: Page) => page.locator('.request-list tbody tr');

/** The section of the opened request. */
export const openedOn = (page: Page) => page.getByRole('region', { name: /^Request / });

/** Lets the page read its clipboard. */
export const withClipboard = { context: { permissions: ['clipboard-read', 'clipboard-write'] } };

/** Returns the text that a page has copied. */
export const copiedOn = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');
