import { connect } from 'node:net';

/** Sends bytes to a port of the loopback address, and returns everything received until the connection closes. */
export function talk(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'latin1'));
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => resolve(received));
  });
}

/** Returns a request that closes its connection, with the credentials of the mock unless `fields` has others. */
export function requestText(line: string, fields: readonly string[] = [], body = ''): string {
  const credentials = Buffer.from('admin:proformatique').toString('base64');
  const header = ['Host: 127.0.0.1', `Authorization: Basic ${credentials}`, 'Connection: close', ...fields];
  return [line, ...header, ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]), '', body].join(
    '\r\n',
  );
}

/** Returns the status line of an answer and its headers, in order. */
export function headOf(received: string): readonly string[] {
  return (received.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
}
