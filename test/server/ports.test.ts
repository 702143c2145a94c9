import { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { Entrance } from '#server/entrance.ts';
import { openPorts } from '#server/ports.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { listening } from '../commands/listening.ts';

const appOf = () => createApp(createWorld({ seeds: 'empty', dialect: 'documented' }));

test('HTTPS opens first, then HTTP; each error has advice', async () => {
  const taken = await listening(createServer());
  const certificate = await generateCertificate('127.0.0.1');
  const both = { host: '127.0.0.1', port: taken, httpsPort: taken, certificate };
  await expect(openPorts(appOf(), both)).rejects.toThrow(
    `port ${taken} on 127.0.0.1 is already in use; --https-port 0 picks a free one, --no-https turns HTTPS off`,
  );
  await expect(openPorts(appOf(), { ...both, httpsPort: 0 })).rejects.toThrow(
    `port ${taken} on 127.0.0.1 is already in use; --port 0 picks a free one`,
  );
});

test('a request that arrives before all ports are open waits for them', () => {
  const served: unknown[] = [];
  const entrance = new Entrance((request) => served.push(request));
  const requests = [1, 2].map(() => new IncomingMessage(new Socket()));
  const arrive = (request: IncomingMessage) => entrance.handler(request, new ServerResponse(request));
  for (const request of requests.slice(0, 1)) arrive(request);
  expect(served).toEqual([]);
  entrance.open();
  for (const request of requests.slice(1)) arrive(request);
  expect(served).toEqual(requests);
});
