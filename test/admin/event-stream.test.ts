import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { EventStream } from '#admin/event-stream.ts';
import { EventLog } from '#events/event-log.ts';
import { listening } from '../commands/listening.ts';
import { openEvents } from '../support/event-reader.ts';

const baseline = { type: 'baseline', world: 'default', at: '2012-10-01T12:00:00.000Z' } as const;

test('a stream that has ended writes nothing more, whatever is published before its connection closes', async () => {
  const log = new EventLog();
  const errors: unknown[] = [];
  const serve = async (response: ServerResponse) => {
    response.on('error', (error) => errors.push(error));
    const stream = new EventStream(response, { log, selects: () => true });
    stream.open();
    log.publish(baseline);
    stream.end();
    log.publish(baseline);
    stream.send();
    stream.beat();
    await once(response, 'close');
  };
  const server = createServer((_request, response) => void serve(response));
  const reader = await openEvents(await listening(server));
  expect(await reader.rest()).toMatchObject([{ eventId: log.idOf(1) }]);
  expect(errors).toEqual([]);
});
