import type { WorldAnswer } from './answers.ts';
import type { WorldRequest } from './bodies.ts';
import type { XivoMockClient } from './client.ts';

/** A world of a running mock: an independent PBX with its own state, journal, faults and clock. */
export interface XivoMockWorld extends WorldAnswer, AsyncDisposable {
  /** The URL to configure as the PBX in the code under test. */
  readonly url: string;
  /** The control plane of this world. */
  readonly admin: XivoMockClient;
  /** Resets the world to its baseline. */
  reset(): Promise<void>;
  /** Deletes the world. Throws `XivoMockProblem` 404 if it has been deleted or has expired. */
  close(): Promise<void>;
}

/** The clients of one mock. */
interface MockClients {
  /** The control plane of the default world. */
  readonly admin: XivoMockClient;
  /** Returns a client that sends these headers too. */
  clientWith(headers: Readonly<Record<string, string>>): XivoMockClient;
}

/** Creates a world and connects to it. Throws `XivoMockProblem` as `admin.worlds.create` does. */
export async function openWorld({ admin, clientWith }: MockClients, request?: WorldRequest): Promise<XivoMockWorld> {
  const world = await admin.worlds.create(request);
  const client = clientWith(world.headers);
  const close = () => admin.worlds.delete(world.id);
  return {
    ...world,
    url: world.baseUrl,
    admin: client,
    reset: async () => void (await client.reset()),
    close,
    [Symbol.asyncDispose]: close,
  };
}
