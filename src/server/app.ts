import { METHODS } from 'node:http';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { EffectiveOptions } from '#admin/effective-options.ts';
import { adminRoutes } from '#admin/routes.ts';
import { Registry } from '#core/registry.ts';
import { largestBody } from '#http/connection/receive-body.ts';
import { ConnectionRefuser } from '#http/connection/refuse-connection.ts';
import { Metrics } from '#http/counters.ts';
import { routeOf } from '#http/target.ts';
import { webServices } from '#http/web-services.ts';
import { resources } from '#resources/index.ts';
import type { World } from '#world/world.ts';
import { Worlds } from '#world/worlds.ts';

/** How an app is made. */
export interface AppOptions {
  /** Where requests and refusals are logged; nowhere when absent. */
  readonly logger?: FastifyBaseLogger;
  /** Whether answers say why a call was refused, in the header `X-Mock-Reason`; they do by default. */
  readonly explain?: boolean;
  /** Answers plain HTTP for foreign hosts with a redirect to HTTPS (core.md 1.1). */
  readonly redirect?: boolean;
  /** Token of the control plane; it is open to all when absent. */
  readonly token?: string | undefined;
  /** Names with a dot under which the control plane may be called, beside `*.localhost`; `*.example.com` for all below it. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** How many worlds there may be beside the default one. */
  readonly worldLimit?: number;
  /** Monotonic time in milliseconds, by which unused worlds expire. */
  readonly now?: () => number;
  /** How often a quiet stream of events shows that it is alive, in milliseconds; 15 seconds by default. */
  readonly heartbeatMs?: number;
  /** What `GET /__admin/config` shows. */
  readonly configuration?: EffectiveOptions;
}

/** Routes have zod schemas or none; not loading Fastify's own compilers, which are for JSON Schema, saves time at each start. */
const noJsonSchemas = { buildValidator: () => refuseSchema, buildSerializer: () => refuseSchema };

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers and notes what the HTTP server could not read as a request. */
    refuser: ConnectionRefuser;
  }
}

/** The server over a world, to which others can be added; it never listens by itself. */
export function createApp(world: World, options: AppOptions = {}): FastifyInstance {
  const app = fastify({
    bodyLimit: largestBody,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    schemaController: { compilersFactory: noJsonSchemas },
    rewriteUrl: ({ url = '/' }) => routeOf(url),
    // A name in a path of the control plane may be long; it is looked up, and not found.
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
    token,
    allowedHosts = [],
    configuration = {},
    heartbeatMs = 15_000,
  } = options;
  const worlds = worldsOf(world, options);
  const closing = announceClosing(app, worlds);
  const metrics = new Metrics();
  const registry = new Registry(resources, world.dialect);
  app.decorate('refuser', new ConnectionRefuser({ worlds, metrics, log: app.log, explain }));
  app.register(adminRoutes, { worlds, registry, metrics, configuration, token, allowedHosts, closing, heartbeatMs });
  app.register(webServices, { worlds, registry, metrics, redirect, explain });
  app.addHook('onClose', () => worlds.close());
  return app;
}

function worldsOf(world: World, { worldLimit: limit, now }: AppOptions): Worlds {
  return new Worlds(world, { ...(limit !== undefined && { limit }), ...(now !== undefined && { now }) });
}

/** Ends every wait before the connections are drained, which would wait for it. */
function announceClosing(app: FastifyInstance, worlds: Worlds): AbortSignal {
  const closing = new AbortController();
  app.addHook('preClose', async () => {
    closing.abort();
    worlds.releaseAll();
  });
  return closing.signal;
}

function refuseSchema(): never {
  throw new Error('a route has a schema that is not for zod');
}

/** The contract never looks at the method (core.md 3.1); bodies are read with any of them. */
function allowAllMethods(app: FastifyInstance): void {
  for (const method of METHODS) {
    if (method !== 'TRACE' && method !== 'CONNECT')
      app.addHttpMethod(method, { hasBody: true, overrideExisting: true });
  }
}
