import type { FastifyInstance } from 'fastify';
import { aboutRoutes } from './capabilities/about.ts';
import { accountRoutes } from './capabilities/accounts.ts';
import { certificateRoutes } from './capabilities/certificates.ts';
import { clockRoutes } from './capabilities/clock.ts';
import { descriptionRoutes } from './capabilities/descriptions.ts';
import { effectRoutes } from './capabilities/effects.ts';
import { eventRoutes } from './capabilities/events.ts';
import { faultRoutes } from './capabilities/faults.ts';
import { fixtureRoutes } from './capabilities/fixtures.ts';
import { generateRoutes } from './capabilities/generate.ts';
import { journalRoutes } from './capabilities/journal.ts';
import { metricsRoutes } from './capabilities/metrics.ts';
import { pageRoutes } from './capabilities/pages.ts';
import { probeRoutes } from './capabilities/probes.ts';
import { providerStateRoutes } from './capabilities/provider-states.ts';
import { resetRoutes } from './capabilities/reset.ts';
import { snapshotRoutes } from './capabilities/snapshots.ts';
import { worldRoutes } from './capabilities/worlds.ts';
import { type ControlPlaneParts, withSchemas } from './control-plane.ts';
import { guardAgainstPages, requireToken } from './guard/guard.ts';
import { readJsonBodies } from './json-body.ts';
import { answerProblems } from './problem.ts';
import { agentRoutes } from './state/agents.ts';
import { callRoutes } from './state/calls.ts';
import { changeRoutes } from './state/changes.ts';
import { pbxRoutes } from './state/pbx.ts';
import { previewRoutes } from './state/preview.ts';
import { tableRoutes } from './state/tables.ts';
import { collectRoutes, type DeclaredRoutes, refuseUnknownRoutes } from './unknown-routes.ts';
import { findWorlds, keepWorlds } from './world.ts';

/** Options of `adminRoutes`. */
interface AdminOptions extends ControlPlaneParts {
  /** Token that requests must send. Default: none. */
  readonly token?: string | undefined;
  /** Host names with a dot that are accepted; `*.example.com` accepts all subdomains. */
  readonly allowedHosts: readonly string[];
}

interface ScopeOptions extends AdminOptions {
  /** The declared routes, shared by all scopes of the plugin. */
  readonly routes: DeclaredRoutes;
}

/** Routes about the mock. */
const mockRoutes = [aboutRoutes, certificateRoutes, descriptionRoutes, metricsRoutes, pageRoutes, worldRoutes];

/** Routes about one world, which is set on each request. */
const perWorldRoutes = [
  resetRoutes,
  snapshotRoutes,
  providerStateRoutes,
  accountRoutes,
  clockRoutes,
  tableRoutes,
  pbxRoutes,
  agentRoutes,
  previewRoutes,
  effectRoutes,
  eventRoutes,
  fixtureRoutes,
  generateRoutes,
  callRoutes,
  faultRoutes,
  journalRoutes,
  changeRoutes,
];

/** Registers the probes and the control plane below `/__admin`, a prefix that the real server does not use. */
export async function adminRoutes(app: FastifyInstance, options: AdminOptions): Promise<void> {
  app.register(probeRoutes);
  const routes: DeclaredRoutes = new Map();
  app.register(controlPlane, { ...options, routes, prefix: '/__admin' });
  // The paths of clients whose base URL ends in a slash.
  app.register(unknownPathsOnly, { ...options, routes, prefix: '//__admin' });
}

/** Registers the guards, the marking of worlds as used, the routes, and an answer for all other paths, in this order. */
async function controlPlane(app: FastifyInstance, options: ScopeOptions): Promise<void> {
  guard(app, options);
  keepWorlds(app, options.worlds);
  collectRoutes(app, options.routes);
  const plane = withSchemas(app);
  for (const declare of mockRoutes) declare(plane, options);
  plane.register(async (scope) => {
    findWorlds(scope, options.worlds);
    for (const declare of perWorldRoutes) declare(scope, options);
  });
  refuseUnknownRoutes(app, options.routes);
}

async function unknownPathsOnly(app: FastifyInstance, options: ScopeOptions): Promise<void> {
  guard(app, options);
  refuseUnknownRoutes(app, options.routes);
}

/** The hooks run for every route of the plugin: a request is guarded by the route that it reaches, however its target is spelled. */
function guard(app: FastifyInstance, { token, allowedHosts }: AdminOptions): void {
  answerProblems(app);
  readJsonBodies(app);
  guardAgainstPages(app, allowedHosts);
  if (token !== undefined) requireToken(app, token);
}
