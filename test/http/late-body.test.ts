import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { dump } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

test('a request whose body arrives after a reset is answered and does not write to the new generation', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world);
  onTestFinished(() => app.close());
  const port = await listen(app);
  const baseline = dump({ world });
  const ids = JSON.stringify(world.store.sequences.entries());
  const path = '/xivo/configuration/json.php/restricted/manage/entity/?act=add';
  const arrived = new Promise<void>((resolve) => app.server.once('request', () => resolve()));
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    headers: { authorization, 'transfer-encoding': 'chunked' },
  });
  const status = new Promise<number | undefined>((resolve) =>
    sent.once('response', (answer) => resolve(answer.resume().statusCode)),
  );
  sent.write('{"name": "late", ');
  await arrived;
  // Once a later request is answered, the context of this one, with its generation, exists.
  await app.inject('/livez');
  world.reset();
  sent.end('"displayname": "Late"}');
  expect(await status).toBe(200);
  expect([dump({ world }), JSON.stringify(world.store.sequences.entries())]).toEqual([baseline, ids]);
  expect(world.effects.matching()).toEqual([]);
  expect(world.journal.total).toBe(0);
});
