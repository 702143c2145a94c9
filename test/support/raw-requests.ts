import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request whose target is sent unchanged. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer to a raw request. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends requests without bodies one after the other on a connection, and returns the answers in order. */
export async function sendRaw(port: number, requests: readonly RawRequest[]): Promise<readonly RawAnswer[]> {
  const socket = connect({ port, host: '127.0.0.1' });
  const texts = requests.map((request, index) => textOf(request, index === requests.length - 1));
  socket.write(texts.join(''));
  return answersIn((await buffer(socket)).toString('latin1'), requests);
}

function textOf({ method, target, headers }: RawRequest, isLast: boolean): string {
  const fields = Object.entries({ ...headers, Connection: isLast ? 'close' : 'keep-alive' });
  return `${method} ${target} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function answersIn(received: string, requests: readonly RawRequest[]): readonly RawAnswer[] {
  let rest = received;
  return requests.map(({ method }) => {
    const end = rest.indexOf('\r\n\r\n') + 4;
    const head = rest.slice(0, end);
    const length = method === 'HEAD' ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    const body = rest.slice(end, end + length);
    rest = rest.slice(end + length);
    return { status: Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)), head, body };
  });
}
