import { connect, type Socket } from 'node:net';

/** What came back. */
export interface Received {
  readonly status: number;
  /** Bytes of the body. */
  readonly length: number;
}

const endOfHead = Buffer.from('\r\n\r\n');

/**
 * A connection that is kept alive, with one request at a time. It reads no more of an answer than it must, as a client that works
 * as hard as the server would measure itself.
 */
export class Connection {
  readonly #socket: Socket;
  #head: Buffer = Buffer.alloc(0);
  #answer: Received | undefined;
  #missing = 0;
  #resolve: (received: Received) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#reject(error));
    socket.on('close', () => this.#reject(new Error('the connection was closed')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  /** Sends the bytes of a request and gives what comes back. */
  send(request: Buffer): Promise<Received> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#reject = () => undefined;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#answer !== undefined) return this.#count(chunk.length, this.#answer);
    this.#head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(endOfHead);
    if (end < 0) return;
    const rest = this.#head.length - end - endOfHead.length;
    this.#answer = receivedOf(this.#head.latin1Slice(0, end));
    this.#head = Buffer.alloc(0);
    this.#missing = this.#answer.length;
    this.#count(rest, this.#answer);
  }

  #count(bytes: number, answer: Received): void {
    this.#missing -= bytes;
    if (this.#missing > 0) return;
    this.#answer = undefined;
    this.#resolve(answer);
  }
}

function receivedOf(head: string): Received {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0';
  return { status: Number(head.slice(9, 12)), length: Number(length) };
}
