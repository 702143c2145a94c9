import type { Account } from '#access/accounts.ts';
import type { Mode } from '#core/request.ts';
import type { Resource } from '#core/resource.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import type { TargetParts } from '#wire/target.ts';
import type { World } from '#world/world.ts';

/** What is known of a request while it is served. */
export interface Visit {
  readonly world: World;
  readonly generation: number;
  /** Time of the world's clock when it came, in milliseconds. */
  readonly at: number;
  /** When it came, as `performance.now()` counts. */
  readonly begun: number;
  /** The address of the client; a connection that is gone has none any more. */
  readonly peer: string;
  readonly target: TargetParts;
  /** The bytes of the body; none until it is read. */
  body: Buffer;
  route?: { readonly resource: Resource; readonly mode: Mode };
  account?: Account;
  operation?: string;
  /** What is worth knowing of the call though it was not refused. */
  note?: string;
  /** The fields of its body that the act ignored. */
  ignored?: readonly IgnoredField[];
  /** Which parts of the request were passed over, and why. */
  skipped?: string;
  /** The fault that struck it last, by its id. */
  fault?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
  }
}
