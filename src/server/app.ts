import { METHODS } from 'node:http';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ProviderStateDocuments } from '#admin/control-plane.ts';
import type { EffectiveOptions } from '#admin/effective-options.ts';
import { adminRoutes } from '#admin/routes.ts';
import type { ServedCertificate } from '#admin/served-certificate.ts';
import { Registry } from '#core/registry.ts';
import { maxBodyBytes } from '#http/connection/receive-body.ts';
import { ConnectionRefuser } from '#http/connection/refuse-connection.ts';
import { Metrics } from '#http/counters.ts';
import { routeOf } from '#http/target.ts';
import { webServices } from '#http/web-services.ts';
import { builtPages } from '#paths.ts';
import type { Release } from '#portability/release.ts';
import { resources } from '#resources/index.ts';
import type { World } from '#world/world.ts';
import { Worlds } from '#world/worlds.ts';
import { LiveCalls } from './live-calls.ts';

/** Options of `createApp`. */
export interface AppOptions {
  /** Logs requests and refusals. Default: no log. */
  readonly logger?: FastifyBaseLogger;
  /** Whether answers have the reason of a refusal in the header `X-Mock-Reason`. Default: true. */
  readonly explain?: boolean;
  /** Redirects plain HTTP to HTTPS, except for localhost (core.md 1.1). */
  readonly redirect?: boolean;
  /** The release of XiVO that calls are checked against, such as `16.05`. Default: none. */
  readonly portability?: Release | undefined;
  /** Token that the control plane requires. Default: none. */
  readonly token?: string | undefined;
  /** Host names with a dot that the control plane accepts besides `*.localhost`; `*.example.com` accepts all subdomains. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Maximum number of worlds besides the default one. */
  readonly worldLimit?: number;
  /** Monotonic time in milliseconds, by which unused worlds expire. Default: `performance.now`. */
  readonly now?: () => number;
  /** Interval of heartbeats in quiet event streams (ms). Default: 15,000. */
  readonly heartbeatMs?: number;
  /** The folder of the built pages. Default: that of the package. */
  readonly pages?: string;
  /** The answer of `GET /__admin/config`. */
  readonly configuration?: EffectiveOptions;
  /** The provider states besides the snapshots. Default: none. */
  readonly providerStates?: ProviderStateDocuments;
  /** The certificate of HTTPS; it is off when absent. */
  readonly certificate?: ServedCertificate | undefined;
}

/** Routes have zod schemas or none: Fastify's compilers for JSON Schema are not loaded, which makes the start faster. */
const noJsonSchemas = { buildValidator: () => refuseSchema, buildSerializer: () => refuseSchema };

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers and records what the HTTP server could not parse as a request. */
    refuser: ConnectionRefuser;
  }
}

/** Creates the server for a default world and those created later. It does not listen; closing it closes the worlds. */
export function createApp(world: World, options: AppOptions = {}): FastifyInstance {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    schemaController: { compilersFactory: noJsonSchemas },
    rewriteUrl: ({ url = '/' }) => routeOf(url),
    // A name of any length in a path of the control plane is looked up, and answered with 404.
    routerOptions: { maxParamLength: Number.MAX_SAFE_INTEGER },
    return503OnClosing: false,
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
  });
  allowAllMethods(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const {
    redirect = false,
    explain = true,
    portability,
    token,
    allowedHosts = [],
    configuration = {},
    certificate,
  } = options;
  const { heartbeatMs = 15_000, pages = builtPages, providerStates = { documents: [], strict: false } } = options;
  const worlds = worldsOf(world, options);
  const closing = announceClosing(app, worlds);
  const metrics = new Metrics();
  const registry = new Registry(resources, world.dialect);
  app.decorate('refuser', new ConnectionRefuser({ worlds, metrics, log: app.log, explain }));
  const parts = { worlds, registry, metrics, configuration, certificate, closing, heartbeatMs, pages, providerStates };
  app.register(adminRoutes, { ...parts, token, allowedHosts });
  app.register(webServices, { worlds, registry, metrics, redirect, explain, portability });
  app.addHook('onClose', () => worlds.close());
  new LiveCalls(worlds, app.log).start();
  return app;
}

function worldsOf(world: World, { worldLimit: limit, now }: AppOptions): Worlds {
  return new Worlds(world, { ...(limit !== undefined && { limit }), ...(now !== undefined && { now }) });
}

/** Ends long polls before the connections are drained, which would wait for them. */
function announceClosing(app: FastifyInstance, worlds: Worlds): AbortSignal {
  const closing = new AbortController();
  app.addHook('preClose', async () => {
    closing.abort();
    worlds.releaseAll();
  });
  return closing.signal;
}

function refuseSchema(): never {
  throw new Error('a route has a schema that is not a zod schema');
}

/** The method has no meaning in the contract (core.md 3.1): every method may have a body. */
function allowAllMethods(app: FastifyInstance): void {
  for (const method of METHODS) {
    if (method !== 'TRACE' && method !== 'CONNECT')
      app.addHttpMethod(method, { hasBody: true, overrideExisting: true });
  }
}
