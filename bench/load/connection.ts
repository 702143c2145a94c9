import { connect, type Socket } from 'node:net';

/** What came back. */
export interface Received {
  readonly status: number;
  /** Bytes of the body. */
  readonly length: number;
  /** The last piece that came of the body: all of it, when it is short. */
  readonly end: Buffer;
}

const endOfHead = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/**
 * A connection that is kept alive, with one request at a time. It reads no more of an answer than it must, as a client that works
 * as hard as the server would measure itself.
 */
export class Connection {
  readonly #socket: Socket;
  #head: Buffer = nothing;
  #answer: Pick<Received, 'status' | 'length'> | undefined;
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
    if (this.#answer === undefined) this.#readHead(chunk);
    else this.#count(chunk);
  }

  #readHead(chunk: Buffer): void {
    this.#head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(endOfHead);
    if (end < 0) return;
    const rest = this.#head.subarray(end + endOfHead.length);
    this.#answer = readHead(this.#head.toString('latin1', 0, end));
    this.#head = nothing;
    this.#missing = this.#answer.length;
    this.#count(rest);
  }

  #count(bytes: Buffer): void {
    this.#missing -= bytes.length;
    if (this.#missing > 0 || this.#answer === undefined) return;
    const received = { ...this.#answer, end: bytes };
    this.#answer = undefined;
    this.#resolve(received);
  }
}

function readHead(head: string): Pick<Received, 'status' | 'length'> {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0';
  return { status: Number(head.slice(9, 12)), length: Number(length) };
}
