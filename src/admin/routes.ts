import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from '#core/registry.ts';
import type { Metrics } from '#http/counters.ts';
import type { Worlds } from '#world/worlds.ts';
import { aboutRoutes, type EffectiveOptions } from './capabilities/about.ts';
import { accountRoutes } from './capabilities/accounts.ts';
import { clockRoutes } from './capabilities/clock.ts';
import { effectRoutes } from './capabilities/effects.ts';
import { faultRoutes } from './capabilities/faults.ts';
import { fixtureRoutes } from './capabilities/fixtures.ts';
import { generateRoutes } from './capabilities/generate.ts';
import { journalRoutes } from './capabilities/journal.ts';
import { metricsRoutes } from './capabilities/metrics.ts';
import { probeRoutes } from './capabilities/probes.ts';
import { resetRoutes } from './capabilities/reset.ts';
import { snapshotRoutes } from './capabilities/snapshots.ts';
import { stateRoutes } from './capabilities/state.ts';
import { collectCalls, type DeclaredCalls, refuseUnknownCalls } from './capabilities/unknown-calls.ts';
import { worldRoutes } from './capabilities/worlds.ts';
import { guardAgainstPages, requireToken } from './guard/guard.ts';
import { jsonBody } from './json-body.ts';
import { answerProblems } from './problem.ts';
import { keepWorlds } from './world.ts';

/** What the control plane speaks of. */
interface AdminOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly configuration: EffectiveOptions;
  /** Whoever calls must know it; open to all when absent. */
  readonly token?: string | undefined;
  /** Names with a dot under which it may be called. */
  readonly allowedHosts: readonly string[];
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
}

/** What no real PBX has: the probes, and the control plane below `/__admin`, where the real server has nothing. */
export async function adminRoutes(app: FastifyInstance, options: AdminOptions): Promise<void> {
  app.register(probeRoutes);
  const calls: DeclaredCalls = new Map();
  app.register(controlPlane, { ...options, calls, prefix: '/__admin' });
  // What a base address with a slash at its end leads to.
  app.register(strayCalls, { ...options, calls, prefix: '//__admin' });
}

async function controlPlane(app: FastifyInstance, options: AdminOptions & { calls: DeclaredCalls }): Promise<void> {
  const { worlds, registry, metrics, configuration, closing, calls } = options;
  guard(app, options);
  keepWorlds(app, worlds);
  collectCalls(app, calls);
  aboutRoutes(app, { registry, configuration });
  metricsRoutes(app, { worlds, metrics });
  resetRoutes(app, worlds);
  snapshotRoutes(app, worlds);
  worldRoutes(app, worlds);
  accountRoutes(app, { worlds, registry });
  clockRoutes(app, worlds);
  stateRoutes(app, worlds);
  effectRoutes(app, { worlds, registry, closing });
  fixtureRoutes(app, worlds);
  generateRoutes(app, worlds);
  faultRoutes(app, { worlds, registry });
  journalRoutes(app, { worlds, registry, closing });
  refuseUnknownCalls(app, calls);
}

async function strayCalls(app: FastifyInstance, options: AdminOptions & { calls: DeclaredCalls }): Promise<void> {
  guard(app, options);
  refuseUnknownCalls(app, options.calls);
}

/** These hooks hold for every route of the plugin, so a target is guarded by the route that it leads to, not by its text. */
function guard(app: FastifyInstance, { token, allowedHosts }: AdminOptions): void {
  answerProblems(app);
  readJsonBodies(app);
  guardAgainstPages(app, allowedHosts);
  if (token !== undefined) requireToken(app, token);
}

/** Bodies of the control plane are JSON; an empty one is none. */
function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    jsonBody(body),
  );
}
