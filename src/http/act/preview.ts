import { plainAddress } from '#access/hosts.ts';
import type { ActRequest } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import { runAct } from '#core/run.ts';
import { parseQuery } from '#wire/query.ts';
import { dryRun } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import { type Answer, answerTo } from '../answer.ts';

/** A request for the answer of an act. */
export interface PreviewRequest {
  readonly resource: Resource;
  readonly act: string;
  /** The query string of the act. */
  readonly query: string;
  /** The IP address at which the client reached the server; some answers contain it. */
  readonly localAddress: string | undefined;
}

/** Returns the answer of an act to a caller with all rights. The act is rolled back, and nothing is recorded. */
export function previewAnswer(world: World, { resource, act, query, localAddress }: PreviewRequest): Answer {
  const parameters = parseQuery(query);
  const request: ActRequest = {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode: 'restricted',
    nouns: resource.nouns,
    body: Buffer.alloc(0),
    query: parameters,
    parameters,
    commands: [],
    ignored: [],
    serverAddress: plainAddress(localAddress ?? '127.0.0.1'),
  };
  return answerTo(
    dryRun(world, () => runAct({ resource, act, request })),
    undefined,
  );
}
