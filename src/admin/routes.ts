import type { FastifyInstance } from 'fastify';
import { aboutRoutes } from './capabilities/about.ts';
import { accountRoutes } from './capabilities/accounts.ts';
import { clockRoutes } from './capabilities/clock.ts';
import { effectRoutes } from './capabilities/effects.ts';
import { eventRoutes } from './capabilities/events.ts';
import { faultRoutes } from './capabilities/faults.ts';
import { fixtureRoutes } from './capabilities/fixtures.ts';
import { generateRoutes } from './capabilities/generate.ts';
import { journalRoutes } from './capabilities/journal.ts';
import { metricsRoutes } from './capabilities/metrics.ts';
import { probeRoutes } from './capabilities/probes.ts';
import { resetRoutes } from './capabilities/reset.ts';
import { snapshotRoutes } from './capabilities/snapshots.ts';
import { stateRoutes } from './capabilities/state.ts';
import { worldRoutes } from './capabilities/worlds.ts';
import { type ControlPlaneParts, withSchemas } from './control-plane.ts';
import { guardAgainstPages, requireToken } from './guard/guard.ts';
import { readJsonBodies } from './json-body.ts';
import { answerProblems } from './problem.ts';
import { collectCalls, type DeclaredCalls, refuseUnknownCalls } from './unknown-calls.ts';
import { findWorlds, keepWorlds } from './world.ts';

/** What the control plane works with, and who may call it. */
interface AdminOptions extends ControlPlaneParts {
  /** Whoever calls must know it; open to all when absent. */
  readonly token?: string | undefined;
  /** Names with a dot under which it may be called. */
  readonly allowedHosts: readonly string[];
}

/** The calls below `/__admin`. Each scope of the plugin shares them. */
interface ScopeOptions extends AdminOptions {
  readonly calls: DeclaredCalls;
}

/** What is about the mock as a whole. */
const routesOfMock = [aboutRoutes, metricsRoutes, worldRoutes];

/** What is about one world, which stands on each request. */
const routesOfWorld = [
  resetRoutes,
  snapshotRoutes,
  accountRoutes,
  clockRoutes,
  stateRoutes,
  effectRoutes,
  eventRoutes,
  fixtureRoutes,
  generateRoutes,
  faultRoutes,
  journalRoutes,
];

/** What no real PBX has: the probes, and the control plane below `/__admin`, where the real server has nothing. */
export async function adminRoutes(app: FastifyInstance, options: AdminOptions): Promise<void> {
  app.register(probeRoutes);
  const calls: DeclaredCalls = new Map();
  app.register(controlPlane, { ...options, calls, prefix: '/__admin' });
  // What a base address with a slash at its end leads to.
  app.register(strayCalls, { ...options, calls, prefix: '//__admin' });
}

/** In this order: who may call, which worlds are in use, the calls, and an answer to everything else below the prefix. */
async function controlPlane(app: FastifyInstance, options: ScopeOptions): Promise<void> {
  guard(app, options);
  keepWorlds(app, options.worlds);
  collectCalls(app, options.calls);
  const plane = withSchemas(app);
  for (const declare of routesOfMock) declare(plane, options);
  plane.register(async (scope) => {
    findWorlds(scope, options.worlds);
    for (const declare of routesOfWorld) declare(scope, options);
  });
  refuseUnknownCalls(app, options.calls);
}

async function strayCalls(app: FastifyInstance, options: ScopeOptions): Promise<void> {
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
