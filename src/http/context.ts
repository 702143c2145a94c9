import type { Account } from '#access/accounts.ts';
import type { Mode } from '#core/request.ts';
import { operationOf, type Resource } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import type { PortabilityNote } from '#portability/check-call.ts';
import type { RowChanges } from '#store/changes/row-changes.ts';
import { multipartFields } from '#wire/multipart.ts';
import { parseForm, Query, queryOfFields } from '#wire/query.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { pickWorld } from './pick-world.ts';
import { type ReceivedHead, RequestHead } from './request-head.ts';

/** The request of the HTTP server: the part of a `FastifyRequest` that a context needs. */
export interface ReceivedRequest extends ReceivedHead {
  readonly id: string;
  readonly method: string;
  readonly protocol: string;
  /** The IP address of the client; absent once the connection is closed. */
  readonly ip?: string;
  readonly socket: { readonly localAddress?: string | undefined };
  readonly raw: { readonly httpVersion: string };
}

/** The resource and the mode that the path of a request names. */
export interface Route {
  readonly resource: Resource;
  readonly mode: Mode;
}

const noBody = Buffer.alloc(0);

/** The context of a request: its parts, each parsed once on first use, and the results of the steps that serve it. */
export class RequestContext extends RequestHead {
  readonly id: string;
  readonly method: string;
  readonly httpVersion: string;
  readonly isSecure: boolean;
  readonly peer: string;
  /** The IP address at which the client reached the server. */
  readonly localAddress: string;
  /** When the request arrived, by `performance.now()`, in milliseconds. */
  readonly startedAt = performance.now();
  /** When the request arrived, by the world's clock, in milliseconds since 1970. */
  readonly at: number;
  /** The world of the request; the default world if it names one that does not exist. */
  readonly world: World;
  readonly isWorldKnown: boolean;
  /** The generation of the world when the request arrived; a reset starts a new one. */
  readonly generation: number;
  /** The account of the caller, once it is authenticated; `undefined` in mode `private`. */
  account: Account | undefined;
  /** True once the act has started. */
  hasRun = false;
  /** A remark for the client on a request that was served, such as an unknown `act`. */
  note: string | undefined;
  /** The fields of the body that the act ignored. */
  ignored: readonly IgnoredField[] | undefined;
  /** The parts of the request that had no effect, and why. */
  skipped: string | undefined;
  /** The rows that the act changed; `undefined` if there are none. */
  changes: RowChanges | undefined;
  /** What the release that clients shall be ready for does otherwise. */
  portability: readonly PortabilityNote[] | undefined;
  /** The id of the last fault that fired. */
  fault: string | undefined;
  #route: Route | undefined;
  #body: Buffer | undefined;
  #form: Query | undefined;
  #query: Query | undefined;
  #operation: string | undefined;

  constructor(received: ReceivedRequest, worlds: Worlds) {
    super(received);
    const { id, method, protocol, ip = '', socket, raw } = received;
    this.id = id;
    this.method = method;
    this.httpVersion = raw.httpVersion;
    this.isSecure = protocol === 'https';
    this.peer = ip;
    this.localAddress = socket.localAddress ?? '127.0.0.1';
    const world = pickWorld(worlds, this);
    this.isWorldKnown = world !== undefined;
    this.world = world ?? worlds.default;
    this.at = this.world.clock.now();
    this.generation = this.world.generation;
  }

  /** The resource and mode of the path. Throws before the request is routed. */
  get route(): Route {
    if (this.#route === undefined) throw new Error('the request was not routed');
    return this.#route;
  }

  set route(route: Route) {
    this.#route = route;
  }

  get isRouted(): boolean {
    return this.#route !== undefined;
  }

  /** The raw body; empty until it is received. */
  get body(): Buffer {
    return this.#body ?? noBody;
  }

  /** Sets the received body; from now on `query` includes the fields of a form. */
  set body(body: Buffer) {
    this.#body = body;
    this.#query = undefined;
    this.#operation = undefined;
  }

  /** True if the body is a form, whose fields are parameters (core.md 3.2). */
  get hasForm(): boolean {
    if (this.method !== 'POST') return false;
    return this.mediaType === 'application/x-www-form-urlencoded' || this.boundary !== undefined;
  }

  /** The fields of a form; empty until the body is received. */
  get form(): Query {
    if (this.#body === undefined || !this.hasForm) return Query.none;
    this.#form ??= this.#readForm(this.#body);
    return this.#form;
  }

  #readForm(body: Buffer): Query {
    const { boundary } = this;
    return boundary === undefined ? parseForm(body) : queryOfFields(multipartFields(body, boundary));
  }

  /** The parameters of the query string, replaced by the fields of a form once the body is received (core.md 3.2). */
  get query(): Query {
    this.#query ??= Query.overlay(this.urlQuery, this.form);
    return this.#query;
  }

  /** The name of the act that the request runs (core.md 2). */
  get act(): string {
    return actOf(this.route.resource, this);
  }

  /** The stable name of resource and act: `ipbx/pbx_settings/users:add`. Throws before the request is routed. */
  get operation(): string {
    this.#operation ??= operationOf(this.route.resource, this.act);
    return this.#operation;
  }

  /** Sets the operation from a cached answer to the same request, so that its query is not parsed. */
  set operation(operation: string) {
    this.#operation = operation;
  }
}
