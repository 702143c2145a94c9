import { connect } from 'node:net';
import type { Conversation } from './requests.ts';

/** An answer. */
interface Answer {
  readonly status: number;
  readonly header: string;
  /** Identifies the request in journal and log. */
  readonly id: string | undefined;
}

/** The result of a conversation. */
export interface Reply {
  readonly answers: readonly Answer[];
  readonly text: string;
  /** True if the server neither answered nor closed the connection. */
  readonly isHanging: boolean;
}

/** In milliseconds: a server that is silent for this long hangs. */
const patience = 20_000;

/** Sends a conversation to the port and reads until the connection closes. */
export function talk(port: number, { chunks, isBrokenOff }: Conversation): Promise<Reply> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const received: Buffer[] = [];
  let isHanging = false;
  socket.setNoDelay(true).setTimeout(patience, () => {
    isHanging = true;
    socket.destroy();
  });
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  socket.on('end', () => socket.end());
  // A server may close before it has read everything.
  socket.on('error', () => socket.destroy());
  socket.on('connect', () => void send());
  async function send(): Promise<void> {
    for (const chunk of chunks) {
      socket.write(chunk);
      await new Promise(setImmediate);
    }
    if (isBrokenOff) socket.destroy();
    else socket.end();
  }
  return new Promise((resolve) => {
    socket.once('close', () => {
      const text = Buffer.concat(received).toString('latin1');
      resolve({ answers: answersIn(text), text, isHanging });
    });
  });
}

/** The final answers in a stream: no body of the mock holds a status line. */
function answersIn(stream: string): Answer[] {
  const answers: Answer[] = [];
  for (const { index, 1: code } of stream.matchAll(/HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n/g)) {
    const end = stream.indexOf('\r\n\r\n', index);
    const header = stream.slice(index, end < 0 ? undefined : end);
    const id = /\r\nX-Mock-Request-Id: ([^\r]+)/i.exec(header)?.[1];
    if (Number(code) >= 200) answers.push({ status: Number(code), header, id });
  }
  return answers;
}
