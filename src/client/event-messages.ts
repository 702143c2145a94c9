/** One message of a stream of server-sent events; without `data` it only says how to go on. */
interface EventMessage {
  readonly id?: string;
  /** In milliseconds. */
  readonly retry?: number;
  readonly data?: string;
}

/** The messages of a stream, until it ends or breaks off. */
export async function* messagesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<EventMessage> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of untilBroken(body)) {
    const messages = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) yield messageOf(message);
  }
}

/** A connection that is lost ends the stream, as the mock does when it closes. */
async function* untilBroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => undefined);
    if (next === undefined || next.done === true) return;
    yield next.value;
  }
}

/** The mock writes each field on a line, once, with a space behind the colon. Comments have no name. */
function messageOf(text: string): EventMessage {
  const fields = new Map(text.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]));
  const [id, retry, data] = [fields.get('id'), fields.get('retry'), fields.get('data')];
  return {
    ...(id !== undefined && { id }),
    ...(retry !== undefined && { retry: Number(retry) }),
    ...(data !== undefined && { data }),
  };
}
