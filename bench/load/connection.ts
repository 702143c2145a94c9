import { connect, type Socket } from 'node:net';

const bufferLength = 128 * 1024;

/** An answer. */
export interface Received {
  readonly status: number;
  /** Bytes of the body. */
  readonly length: number;
  /** The last chunk of the body; a short body is one chunk. */
  readonly end: Buffer;
}

const endOfHead = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/**
 * A keep-alive connection with one request at a time. It parses only the status and length of an answer and reads it into one buffer: a
 * client that does as much work as the server would measure itself.
 */
export class Connection {
  readonly #socket: Socket;
  #head: Buffer = nothing;
  #answer: Pick<Received, 'status' | 'length'> | undefined;
  #missing = 0;
  #resolve: (received: Received) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  private constructor(port: number) {
    const buffer = Buffer.allocUnsafeSlow(bufferLength);
    const callback = (length: number) => this.#read(buffer.subarray(0, length));
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback } });
    this.#socket.on('error', (error) => this.#reject(error));
    this.#socket.on('close', () => this.#reject(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Connection> {
    const connection = new Connection(port);
    return new Promise((resolve, reject) => {
      connection.#reject = reject;
      connection.#socket.once('connect', () => resolve(connection));
    });
  }

  /** Sends the bytes of a request; resolves with the answer. */
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

  /** Reads a chunk; the buffer is reused for the next one. */
  #read(chunk: Buffer): boolean {
    if (this.#answer === undefined) this.#readHead(chunk);
    else this.#count(chunk);
    return true;
  }

  #readHead(chunk: Buffer): void {
    const bytes = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    const end = bytes.indexOf(endOfHead);
    this.#head = end < 0 ? Buffer.from(bytes) : nothing;
    if (end < 0) return;
    this.#answer = readHead(bytes.toString('latin1', 0, end));
    this.#missing = this.#answer.length;
    this.#count(bytes.subarray(end + endOfHead.length));
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
