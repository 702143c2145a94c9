import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';

/** Creates a directory for the test, which is removed afterwards. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const url = '/xivo/configuration/json.php/restricted/manage/entity/';

/** Starts a mock in this process with its state in a file, and returns functions that call it. */
export function persisted(database: string, options: Partial<WorldOptions> = {}) {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', database, ...options });
  const app = createApp(world);
  onTestFinished(() => app.close());
  const headers = (auth: string) => ({ authorization: `Basic ${Buffer.from(auth).toString('base64')}` });
  return {
    world,
    app,
    close: () => app.close(),
    add: (name: string, auth = 'admin:proformatique') =>
      app.inject({
        method: 'POST',
        url: `${url}?act=add`,
        headers: headers(auth),
        payload: { name, displayname: name },
      }),
    list: async (auth = 'admin:proformatique') => {
      const answer = await app.inject({ url: `${url}?act=list`, headers: headers(auth) });
      return answer.statusCode === 200 ? answer.json<{ name: string }[]>().map(({ name }) => name) : answer.statusCode;
    },
    control: (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) =>
      app.inject({ method, url: `/__admin/${path}`, ...(payload && { payload }) }),
  };
}
