import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ServeOptions, serve } from '#server/serve.ts';
import { listening } from '../commands/listening.ts';
import { ownFolder } from '../support/state-file.ts';

const options: ServeOptions = {
  host: '127.0.0.1',
  port: 0,
  https: false,
  httpsPort: 0,
  seeds: 'fresh',
  dialect: 'documented',
  strict: false,
  journalEntries: 10,
  journalBytes: 1024,
  logLevel: 'info',
};

test('serve returns the world and the app', async () => {
  const account = { login: 'ada', password: 'lovelace' };
  const { url, httpsUrl, world, app, close } = await serve({ ...options, account });
  expect(httpsUrl).toBeUndefined();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect(world.store.all('accesswebservice')).toMatchObject([{ login: 'ada' }]);
  await close();
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
});

test('a refused start releases its state file', async () => {
  const persist = join(ownFolder(), 'state.db');
  const port = await listening(createServer());
  await expect(serve({ ...options, persist, port })).rejects.toThrow(`port ${port} on 127.0.0.1 is already in use`);
  const served = await serve({ ...options, persist });
  expect(served.world.startedFrom).toBe(`state ${persist}`);
  await served.close();
});

test('a certificate that cannot be served is refused before any port is opened, and releases the state', async () => {
  const persist = join(ownFolder(), 'state.db');
  const port = await listening(createServer());
  const nosuch = { https: true, cert: '/nosuch.pem', key: '/nosuch.pem', persist, port };
  await expect(serve({ ...options, ...nosuch })).rejects.toThrow('certificate /nosuch.pem cannot be read');
  await (await serve({ ...options, persist })).close();
});

test('invalid fixtures refuse a start before the state file is created', async () => {
  const persist = join(ownFolder(), 'state.db');
  const fixtures = [join(ownFolder(), 'missing.yaml')];
  await expect(serve({ ...options, persist, fixtures })).rejects.toThrow('missing.yaml: there is no such file');
  expect(existsSync(persist)).toBe(false);
});
