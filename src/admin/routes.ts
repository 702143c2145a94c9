import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics.ts';
import type { Registry } from '../registry.ts';
import type { Worlds } from '../worlds.ts';
import { aboutRoutes, type EffectiveOptions } from './about.ts';
import { accountRoutes } from './accounts.ts';
import { clockRoutes } from './clock.ts';
import { effectRoutes } from './effects.ts';
import { faultRoutes } from './faults.ts';
import { fixtureRoutes } from './fixtures.ts';
import { generateRoutes } from './generate.ts';
import { guardWrites, requireToken } from './guard.ts';
import { journalRoutes } from './journal.ts';
import { jsonBody } from './json-body.ts';
import { metricsRoutes } from './metrics.ts';
import { answerProblems } from './problem.ts';
import { resetRoutes } from './reset.ts';
import { snapshotRoutes } from './snapshots.ts';
import { stateRoutes } from './state.ts';
import { worldRoutes } from './worlds.ts';

/** What the control plane speaks of. */
interface AdminOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly configuration: EffectiveOptions;
  /** Whoever calls must know it; open to all when absent. */
  readonly token?: string | undefined;
}

/** The control plane: what no real PBX has. Below `/__admin`, where the real server has nothing. */
export async function adminRoutes(app: FastifyInstance, options: AdminOptions): Promise<void> {
  const { worlds, registry, metrics, configuration, token } = options;
  readJsonBodies(app);
  guardWrites(app);
  answerProblems(app);
  if (token !== undefined) requireToken(app, token);
  probeRoutes(app);
  aboutRoutes(app, { registry, configuration });
  metricsRoutes(app, { worlds, metrics });
  resetRoutes(app, worlds);
  snapshotRoutes(app, worlds);
  worldRoutes(app, worlds);
  accountRoutes(app, { worlds, registry });
  clockRoutes(app, worlds);
  stateRoutes(app, worlds);
  effectRoutes(app, { worlds, registry });
  fixtureRoutes(app, worlds);
  generateRoutes(app, worlds);
  faultRoutes(app, { worlds, registry });
  journalRoutes(app, { worlds, registry });
}

/** Bodies of the control plane are JSON; an empty one is none. */
function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    jsonBody(body),
  );
}

/** Whether the process lives, and whether it is ready to serve: it listens only once the world stands. */
function probeRoutes(app: FastifyInstance): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => ({ status: 'ready' }));
}
