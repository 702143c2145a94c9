import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { XivoMockClient } from '#client/client.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import type { World } from '#world/world.ts';
import { listen } from '../../support/transports.ts';

/** Flags that keep Chromium from calling services of its own, and let it run as root. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The account of the seeds that tests use. */
const account = { login: 'tester', password: 'secret' };

let browser: Promise<Browser> | undefined;

/** Starts the browser of a test file, once; it is closed after its last test. */
function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
  return browser;
}

afterAll(async () => {
  const started = browser;
  browser = undefined;
  await (await started)?.close();
});

/** The inspector of a mock of one test, in a tab of its own. */
export interface Inspector {
  readonly page: Page;
  readonly world: World;
  readonly admin: XivoMockClient;
  /** The base URL of the mock. */
  readonly url: string;
  /** Opens the page with these parameters, such as `{ view: 'state' }`. */
  open(parameters?: Readonly<Record<string, string>>): Promise<void>;
  /** Sends a request to the PBX with the account of the seeds; returns the status. */
  send(path: string, options?: { readonly method?: string; readonly body?: unknown }): Promise<number>;
  /** Fails if axe-core finds an accessibility problem of impact serious or critical on the page. */
  expectAccessible(): Promise<void>;
}

interface InspectorOptions {
  readonly seeds?: string;
  readonly dialect?: Dialect;
  /** The token of the control plane. */
  readonly token?: string;
  readonly context?: BrowserContextOptions;
  /** Messages of the console that this test provokes, such as a status that the browser reports as an error. */
  readonly expectedErrors?: RegExp;
}

/**
 * Starts a mock and a tab. After the test it fails if the page has written an error to the console, has thrown, or has called
 * another host.
 */
export async function startInspector(options: InspectorOptions = {}): Promise<Inspector> {
  const { seeds = 'documented', dialect = 'documented', token, context: contextOptions } = options;
  const world = createWorld({ seeds, dialect, account });
  const app = createApp(world, { pages: inject('pages'), token });
  const url = `http://127.0.0.1:${await listen(app)}`;
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 800 }, ...contextOptions });
  const page = await context.newPage();
  const problems = watch(page, { url, expectedErrors: options.expectedErrors });
  onTestFinished(async () => {
    await context.close();
    await app.close();
    expect(problems).toEqual([]);
  });
  return {
    page,
    world,
    url,
    admin: new XivoMockClient(url, { headers }),
    open: async (parameters = {}) => {
      await page.goto(`${url}/__admin/ui/?${new URLSearchParams(parameters)}`);
    },
    send: (path, { method = 'GET', body } = {}) => sendToPbx(`${url}${path}`, { method, body }),
    expectAccessible: () => expectAccessible(page),
  };
}

/** Collects what a page must not do: errors of the console and of scripts, requests to other hosts. */
function watch(page: Page, { url, expectedErrors }: { url: string; expectedErrors: RegExp | undefined }): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !expectedErrors?.test(text)) problems.push(text);
  });
  page.on('pageerror', (error) => problems.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) problems.push(request.url());
  });
  return problems;
}

interface PbxRequest {
  readonly method: string;
  readonly body: unknown;
}

async function sendToPbx(url: string, { method, body }: PbxRequest): Promise<number> {
  const { login, password } = account;
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  const response = await fetch(url, {
    method,
    headers: { Authorization: authorization },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.status;
}

async function expectAccessible(page: Page): Promise<void> {
  // Not added as a script: the policy of the page would refuse it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
