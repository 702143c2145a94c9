import type { Server } from 'node:net';
import { onTestFinished } from 'vitest';

/** Listens on a free port until the end of the test; returns the port. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('the server has no port');
}
