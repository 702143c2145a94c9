/** A message of a stream of server-sent events. One without `data` only sets the position or the delay. */
interface EventMessage {
  readonly id?: string;
  /** Delay before a reconnection (ms). */
  readonly retry?: number;
  readonly data?: string;
}

/** Yields the messages of a stream until it ends or the connection is lost. */
export async function* messagesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<EventMessage> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of untilLost(body)) {
    const messages = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) yield messageOf(message);
  }
}

/** Treats a lost connection as the end of the stream. */
async function* untilLost(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => undefined);
    if (next === undefined || next.done === true) return;
    yield next.value;
  }
}

/** Parses what the mock sends: each field at most once, on one line, with a space after the colon. A comment is a field without a name. */
function messageOf(text: string): EventMessage {
  const fields = new Map(text.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]));
  const [id, retry, data] = [fields.get('id'), fields.get('retry'), fields.get('data')];
  return {
    ...(id !== undefined && { id }),
    ...(retry !== undefined && { retry: Number(retry) }),
    ...(data !== undefined && { data }),
  };
}
