import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { FaultRefused, type Faults, mostFaults, TooManyFaults } from '#faults/faults.ts';
import { presets } from '#faults/presets.ts';
import { type FaultRule, faultId, faultRule } from '#faults/rule.ts';
import { InvalidInput, read } from '#input/read.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Worlds } from '#world/worlds.ts';
import { unreachableReason } from '../fault-targets.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

const named = z.object({ id: faultId });
const list = z.strictObject({ faults: z.array(faultRule).max(mostFaults) });

/** The fault rules of a world, below `/__admin/faults`. */
export function faultRoutes(app: FastifyInstance, { worlds, registry }: { worlds: Worlds; registry: Registry }): void {
  const faultsOf = (request: FastifyRequest): Faults => worldOf(worlds, request).faults;
  app.get('/faults', async (request) => ({ faults: faultsOf(request).all(), presets }));
  app.put('/faults', async (request) => {
    const { faults: rules } = read(list, request.body);
    for (const [index, rule] of rules.entries()) checkTarget(rule, registry, `faults[${index}].`);
    unlessRefused(() => faultsOf(request).replace(rules));
    return { faults: faultsOf(request).all() };
  });
  app.post('/faults', async (request, reply) => {
    const rule = checkTarget(read(faultRule, request.body), registry);
    return reply.code(201).send(unlessRefused(() => faultsOf(request).add(rule)));
  });
  app.delete('/faults', async (request, reply) => {
    faultsOf(request).replace([]);
    return reply.code(204).send();
  });
  app.get('/faults/:id', async (request) => {
    const faults = faultsOf(request);
    return faults.find(idOf(request)) ?? unknownFault(faults, idOf(request));
  });
  app.put('/faults/:id', async (request) => {
    const id = idOf(request);
    const rule = checkTarget(read(faultRule, request.body), registry);
    if (rule.id !== undefined && rule.id !== id) {
      throw new InvalidInput([{ at: 'id', message: `must be ${id} as in the path, but is "${rule.id}"` }], 'the body');
    }
    return unlessRefused(() => faultsOf(request).put(id, rule));
  });
  app.delete('/faults/:id', async (request, reply) => {
    const faults = faultsOf(request);
    if (!faults.delete(idOf(request))) unknownFault(faults, idOf(request));
    return reply.code(204).send();
  });
}

/** Refuses a rule that would never fire. */
function checkTarget(rule: FaultRule, registry: Registry, at = ''): FaultRule {
  const fault = unreachableReason(rule.match, registry);
  if (fault === undefined) return rule;
  throw new InvalidInput([{ at: `${at}match.${fault.at}`, message: fault.message }], 'the body');
}

function unlessRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooManyFaults) throw problem(400, error.message);
    if (error instanceof FaultRefused) throw problem(409, error.message);
    throw error;
  }
}

function idOf(request: FastifyRequest): string {
  return read(named, request.params, 'the path').id;
}

function unknownFault(faults: Faults, id: string): never {
  const ids = faults.all().map((fault) => fault.id);
  throw problem(404, noSuch('fault', id, ids));
}
