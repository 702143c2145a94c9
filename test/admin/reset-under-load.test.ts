import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { listen } from '../support/transports.ts';

const generation = z.object({ generation: z.number() });
const entityList = z.array(z.object({ id: z.string() }));

const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };

test('eight clients write while another resets 200 times: no state from before a reset is seen after it', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world);
  onTestFinished(() => app.close());
  const url = `http://127.0.0.1:${await listen(app)}`;
  const entities = `${url}/xivo/configuration/json.php/restricted/manage/entity/`;
  const statuses = new Set<number>();
  let isOver = false;

  async function write(client: number): Promise<void> {
    for (let number = 0; !isOver; number++) {
      const body = JSON.stringify({ name: `c${client}-${number}`, displayname: 'Entity' });
      statuses.add((await fetch(`${entities}?act=add`, { method: 'POST', headers, body })).status);
    }
  }

  const clients = Array.from({ length: 8 }, (_, client) => write(client));
  const generations = [];
  for (let round = 0; round < 200; round++) {
    const reset = await fetch(`${url}/__admin/reset`, { method: 'POST' });
    generations.push(generation.parse(await reset.json()).generation);
    // A reset restarts ids: an object of an earlier generation would have a higher one.
    const listed = entityList.parse(await (await fetch(`${entities}?act=list`, { headers })).json());
    expect(listed.map(({ id }) => Number(id))).toEqual(listed.map((_, index) => index + 1));
  }
  isOver = true;
  await Promise.all(clients);
  expect(generations).toEqual(Array.from({ length: 200 }, (_, round) => round + 2));
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  expect(world.journal.entries().every(({ generation }) => generation === world.generation)).toBe(true);
});
