import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type MockEvent, mockEvent } from '#events/event.ts';

const schema = mockEvent();

/** A reader of server-sent events over a socket of its own. */
export interface EventReader {
  readonly response: IncomingMessage;
  /** The next block of the stream as it is written; `undefined` at its end. */
  block(): Promise<string | undefined>;
  /** The next event, checked by its schema and against its lines. */
  next(): Promise<MockEvent | undefined>;
  /** The events up to the end of the stream. */
  rest(): Promise<readonly MockEvent[]>;
  close(): void;
}

/** Opens a stream, whose first block has arrived, so that it sees everything that happens from now on. */
export async function openEvents(
  port: number,
  path = '/__admin/events',
  headers: Readonly<Record<string, string>> = {},
): Promise<EventReader> {
  const request = httpRequest({ host: '127.0.0.1', port, path, headers, agent: false }).end();
  onTestFinished(() => void request.destroy());
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error('there is no answer');
  const blocks = blocksIn(response);
  const block = async () => (await blocks.next()).value ?? undefined;
  if (response.statusCode === 200) await block();
  const next = async (): Promise<MockEvent | undefined> => {
    const text = await block();
    if (text === undefined) return undefined;
    return text.includes('\ndata: ') ? eventOf(text) : next();
  };
  const rest = async () => {
    const events: MockEvent[] = [];
    for (let event = await next(); event !== undefined; event = await next()) events.push(event);
    return events;
  };
  return { response, block, next, rest, close: () => void request.destroy() };
}

/** The events of a text of server-sent events. */
function eventOf(text: string): MockEvent {
  const [id, type, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(text)?.slice(1) ?? [];
  const event = schema.parse(JSON.parse(data ?? ''));
  if (event.type !== type || event.eventId !== id) throw new Error(`the lines contradict the event: ${text}`);
  return event;
}

async function* blocksIn(response: IncomingMessage): AsyncGenerator<string, undefined> {
  let text = '';
  response.setEncoding('utf8');
  try {
    for await (const chunk of response) {
      const blocks = `${text}${chunk}`.split('\n\n');
      text = blocks.pop() ?? '';
      yield* blocks;
    }
  } catch {
    // The mock has broken off the connection.
  }
  return undefined;
}
