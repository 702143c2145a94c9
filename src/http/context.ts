import type { Account } from '#access/accounts.ts';
import type { Mode } from '#core/request.ts';
import { operationOf, type Resource } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import { multipartFields } from '#wire/multipart.ts';
import { parseForm, Query, queryOfFields } from '#wire/query.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { pickWorld } from './pick-world.ts';
import { type ReceivedHead, RequestHead } from './request-head.ts';

/** A request as the HTTP server hands it over; one of Fastify's is such. */
export interface ReceivedRequest extends ReceivedHead {
  readonly id: string;
  readonly method: string;
  readonly protocol: string;
  /** The address of the client; a connection that is gone has none any more. */
  readonly ip?: string;
  readonly socket: { readonly localAddress?: string | undefined };
  readonly raw: { readonly httpVersion: string };
}

/** Where the path of a request leads. */
export interface Route {
  readonly resource: Resource;
  readonly mode: Mode;
}

const noBody = Buffer.alloc(0);

/** A request on its way to its answer: what it says, parsed once, and what each step found out about it. */
export class RequestContext extends RequestHead {
  readonly id: string;
  readonly method: string;
  readonly httpVersion: string;
  readonly isSecure: boolean;
  readonly peer: string;
  /** The server's own address as this request sees it. */
  readonly localAddress: string;
  /** When it came, as `performance.now()` counts. */
  readonly startedAt = performance.now();
  /** Time of the world's clock when it came, in milliseconds. */
  readonly at: number;
  /** The world that it is for; the default one when it names one that does not exist. */
  readonly world: World;
  readonly isWorldKnown: boolean;
  /** The generation of the world in which it came. */
  readonly generation: number;
  account: Account | undefined;
  /** Whether it came as far as its act. */
  hasRun = false;
  /** What is worth knowing about the request although it was not refused. */
  note: string | undefined;
  /** The fields of its body that the act ignored. */
  ignored: readonly IgnoredField[] | undefined;
  /** Which parts of the request were passed over, and why. */
  skipped: string | undefined;
  /** The last fault that was injected, by its id. */
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

  /** Where the path leads; only steps after routing may ask. */
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

  /** The raw body; empty until it has arrived. */
  get body(): Buffer {
    return this.#body ?? noBody;
  }

  /** Takes the body in; from now on the parameters of a form count. */
  set body(body: Buffer) {
    this.#body = body;
    this.#query = undefined;
    this.#operation = undefined;
  }

  /** Whether the body is a form, whose fields count as parameters (core.md 3.2). */
  get hasForm(): boolean {
    if (this.method !== 'POST') return false;
    return this.mediaType === 'application/x-www-form-urlencoded' || this.boundary !== undefined;
  }

  /** The fields of a form, once the body is here. */
  get form(): Query {
    if (this.#body === undefined || !this.hasForm) return Query.none;
    this.#form ??= this.#readForm(this.#body);
    return this.#form;
  }

  #readForm(body: Buffer): Query {
    const { boundary } = this;
    return boundary === undefined ? parseForm(body) : queryOfFields(multipartFields(body, boundary));
  }

  /** The parameters of the query string and, once the body is here, those of a form over them (core.md 3.2). */
  get query(): Query {
    this.#query ??= Query.overlay(this.urlQuery, this.form);
    return this.#query;
  }

  /** The name of the act that the parameters ask for (core.md 2). */
  get act(): string {
    return actOf(this.route.resource, this);
  }

  /** The stable name of resource and act: `ipbx/pbx_settings/users:add`; only steps after routing may ask. */
  get operation(): string {
    this.#operation ??= operationOf(this.route.resource, this.act);
    return this.#operation;
  }

  /** The operation of an equal request that was served before, so that the query of this one is not parsed. */
  set operation(operation: string) {
    this.#operation = operation;
  }
}
