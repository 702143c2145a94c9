import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { startMock } from '../support/mock.ts';

/** A connection whose client has disconnected: every write fails. */
function brokenPipe(): Duplex {
  return new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
}

test.each(['CONNECT', 'HPE_INVALID_METHOD', 'HPE_HEADER_OVERFLOW', 'ERR_HTTP_REQUEST_TIMEOUT'])(
  'a client that disconnects before %s is answered does no harm',
  async (code) => {
    const { app } = startMock();
    await app.ready();
    const socket = brokenPipe();
    const closed = new Promise<void>((resolve) => socket.once('close', resolve));
    const error = Object.assign(new Error(code), { code });
    app.refuser.refuse({ error, socket });
    app.refuser.refuse({ error, socket });
    await closed;
    expect([socket.destroyed, socket.listenerCount('error')]).toEqual([true, 1]);
  },
);
