import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { FaultRefused, type Faults } from '../faults/faults.ts';
import { presets } from '../faults/presets.ts';
import { type FaultRule, faultId, faultRule } from '../faults/rule.ts';
import { uselessness } from '../faults/targets.ts';
import type { Registry } from '../registry.ts';
import type { Worlds } from '../worlds.ts';
import { problem } from './problem.ts';
import { worldOf } from './world.ts';

const named = z.object({ id: faultId });
const list = z.strictObject({ faults: z.array(faultRule).max(1000) });

/** The troubles of a world, below `/__admin/faults`. */
export function faultRoutes(app: FastifyInstance, { worlds, registry }: { worlds: Worlds; registry: Registry }): void {
  const faultsOf = (request: FastifyRequest): Faults => worldOf(worlds, request).faults;
  app.get('/__admin/faults', async (request) => ({ faults: faultsOf(request).all(), presets }));
  app.put('/__admin/faults', async (request) => {
    const { faults: rules } = list.parse(request.body);
    for (const rule of rules) checkTarget(rule, registry);
    unlessTaken(() => faultsOf(request).replace(rules));
    return { faults: faultsOf(request).all() };
  });
  app.post('/__admin/faults', async (request, reply) => {
    const rule = checkTarget(faultRule.parse(request.body), registry);
    return reply.code(201).send(unlessTaken(() => faultsOf(request).add(rule)));
  });
  app.delete('/__admin/faults', async (request, reply) => {
    faultsOf(request).replace([]);
    return reply.code(204).send();
  });
  app.get('/__admin/faults/:id', async (request) => faultsOf(request).find(idOf(request)) ?? unknownFault(request));
  app.put('/__admin/faults/:id', async (request) => {
    const id = idOf(request);
    const rule = checkTarget(faultRule.parse(request.body), registry);
    if (rule.id !== undefined && rule.id !== id) throw problem(400, `the body names the fault ${rule.id}`);
    return faultsOf(request).put(id, rule);
  });
  app.delete('/__admin/faults/:id', async (request, reply) => {
    if (!faultsOf(request).delete(idOf(request))) unknownFault(request);
    return reply.code(204).send();
  });
}

/** Refuses a rule that would never strike. */
function checkTarget(rule: FaultRule, registry: Registry): FaultRule {
  const reason = uselessness(rule.match, registry);
  if (reason !== undefined) throw problem(400, reason);
  return rule;
}

function unlessTaken<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FaultRefused) throw problem(409, error.message);
    throw error;
  }
}

function idOf(request: FastifyRequest): string {
  return named.parse(request.params).id;
}

function unknownFault(request: FastifyRequest): never {
  throw problem(404, `there is no fault ${idOf(request)}`);
}
