import * as z from 'zod';
import { XivoMockClient } from '#client/client.ts';
import { headersFor } from '#client/headers.ts';
import { XivoMockProblem } from '#client/transport.ts';
import type { Registry } from '#core/registry.ts';
import { RemoteFailure } from '#remote/failure.ts';
import type { RemoteOptions } from '#remote/remote.ts';
import type { SendRequest, SentRequest } from '../replay/messages.ts';
import type { StartStates } from '../start/start-state.ts';
import { TargetConnection } from './connection.ts';
import { failureOfControl } from './failure.ts';
import { MockWorlds } from './mock-worlds.ts';
import type { StartedSequence, TargetRun } from './run.ts';
import { onlyReads } from './safety.ts';

/** A server that recordings are replayed on. */
export interface CompareTarget {
  readonly url: string;
  readonly isLoopback: boolean;
  /** Returns why a request is not sent to this target; `undefined` if it is. */
  refusalOf(request: SentRequest): string | undefined;
  /** Prepares the target for a sequence. */
  begin(sequence: StartedSequence): Promise<TargetRun>;
  /** Removes what was brought to the target. */
  close(): Promise<void>;
}

/** How to open a target. */
export interface TargetOptions extends RemoteOptions {
  readonly token?: string | undefined;
  /** Sends requests that may change a target which is not on loopback. */
  readonly allowWrites: boolean;
  /** True if worlds of a mock may be kept. */
  readonly keepsWorlds: boolean;
  readonly registry: Registry;
  readonly states: StartStates;
}

/** Why requests are not sent, for the report. */
export const refusals = {
  write: 'writes; the target is not on loopback (--allow-writes sends them)',
  withheld: 'its body is not in the recording',
  clientAddress: 'from another address of the loopback interface, where the target is not',
} as const;

/** Connects to a server, and finds out whether it is a mock. Throws `RemoteFailure`. */
export async function openTarget(options: TargetOptions): Promise<CompareTarget> {
  const connection = await TargetConnection.open(options);
  const { url, isLoopback } = connection;
  const refusalOf = (request: SentRequest) => {
    if (isLoopback) return undefined;
    if (request.clientAddress !== undefined) return refusals.clientAddress;
    return options.allowWrites || onlyReads(request, options.registry) ? undefined : refusals.write;
  };
  const guarded =
    (send: SendRequest): SendRequest =>
    async (request) => {
      const refusal = refusalOf(request);
      if (refusal !== undefined) throw new RemoteFailure(`${url} is not sent ${refusal}`);
      return send(request);
    };
  const headers = headersFor({ token: options.token });
  const client = new XivoMockClient(url, { headers, fetch: connection.fetch });
  if (await isMock(connection, client)) {
    const worlds = new MockWorlds({ connection, client, states: options.states, keeps: options.keepsWorlds });
    const begin = async (sequence: StartedSequence) => {
      const run = await worlds.begin(sequence);
      return { ...run, send: guarded(run.send) };
    };
    return { url, isLoopback, refusalOf, begin, close: () => worlds.close() };
  }
  const run = {
    send: guarded((request) => connection.send(request)),
    start: { text: '', isShared: false },
    close: async () => undefined,
  };
  return { url, isLoopback, refusalOf, begin: async () => run, close: async () => undefined };
}

const health = z.looseObject({ status: z.literal('ok'), world: z.string(), dialect: z.string() });

/** A mock answers at the path of its control plane; any other server does not know it. */
async function isMock({ url }: TargetConnection, client: XivoMockClient): Promise<boolean> {
  try {
    return health.safeParse(await client.health()).success;
  } catch (error) {
    const failure = failureOfControl(url, error);
    if (failure instanceof RemoteFailure && !(error instanceof XivoMockProblem && !isControlPlane(error)))
      throw failure;
    return false;
  }
}

function isControlPlane({ problem }: XivoMockProblem): boolean {
  return typeof problem === 'object' && problem !== null && 'detail' in problem && 'status' in problem;
}
