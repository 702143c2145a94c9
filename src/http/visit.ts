import type { Account } from '../access/accounts.ts';
import type { Mode } from '../call.ts';
import type { IgnoredField } from '../fields/ignored.ts';
import type { Resource } from '../resource.ts';
import type { World } from '../world.ts';
import type { Answer } from './answer.ts';

/** What is known of a request while it is served. */
export interface Visit {
  readonly world: World;
  readonly generation: number;
  /** Time of the world's clock when it came, in milliseconds. */
  readonly at: number;
  route?: { readonly resource: Resource; readonly mode: Mode };
  account?: Account;
  operation?: string;
  /** What is worth knowing of the call though it was not refused. */
  note?: string;
  /** The fields of its body that the act ignored. */
  ignored?: readonly IgnoredField[];
  /** The fault that struck it last, by its id. */
  fault?: string;
  answer?: Answer;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit;
  }
}

/** The path part of a request target. */
export function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}

/** What follows the first `?` of a request target. */
export function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
