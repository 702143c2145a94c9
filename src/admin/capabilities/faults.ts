import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { type Faults, maxFaults } from '#faults/faults.ts';
import { presets } from '#faults/presets.ts';
import { type FaultRule, faultId, faultRule } from '#faults/rule.ts';
import { InvalidInput } from '#input/read.ts';
import { noSuch } from '#input/unknown-name.ts';
import { faultAnswer, faultListAnswer, faultsAnswer } from '../answers/faults.ts';
import { bodyLimits, type ControlPlane, type ControlPlaneParts, noContent } from '../control-plane.ts';
import { problem } from '../problem.ts';
import { unreachableReason } from '../reachable.ts';

const params = z.object({ id: faultId });
const list = z.strictObject({
  faults: z.array(faultRule).max(maxFaults).describe('The rules in order of evaluation.'),
});

/** The fault rules of a world, below `/__admin/faults`. */
export function faultRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  allFaultsRoutes(app, registry);
  oneFaultRoutes(app, registry);
  app.post(
    '/faults',
    {
      bodyLimit: bodyLimits.faults,
      schema: { summary: 'Add a fault rule', body: faultRule, response: { 201: faultAnswer } },
    },
    async ({ world, body }, reply) => {
      const fault = world.faults.add(checkTarget(body, registry));
      world.publish({ type: 'fault', change: 'added', rule: fault.id });
      return reply.code(201).send(fault);
    },
  );
}

function allFaultsRoutes(app: ControlPlane, registry: Registry): void {
  app.get(
    '/faults',
    { schema: { summary: "List a world's fault rules and the presets", response: { 200: faultsAnswer } } },
    async ({ world: { faults } }) => ({
      faults: faults.all(),
      presets,
    }),
  );
  app.put(
    '/faults',
    {
      bodyLimit: bodyLimits.faults,
      schema: { summary: "Replace a world's fault rules", body: list, response: { 200: faultListAnswer } },
    },
    async ({ world, body }) => {
      const { faults } = world;
      for (const [index, rule] of body.faults.entries()) checkTarget(rule, registry, `faults[${index}].`);
      faults.replace(body.faults);
      world.publish({ type: 'fault', change: 'replaced' });
      return { faults: faults.all() };
    },
  );
  app.delete(
    '/faults',
    { schema: { summary: 'Remove all fault rules', response: { 204: noContent } } },
    async ({ world }, reply) => {
      world.faults.replace([]);
      world.publish({ type: 'fault', change: 'removed' });
      return reply.code(204).send();
    },
  );
}

function oneFaultRoutes(app: ControlPlane, registry: Registry): void {
  app.get(
    '/faults/:id',
    { schema: { summary: 'Show a fault rule and its counts', params, response: { 200: faultAnswer } } },
    async ({ world: { faults }, params: { id } }) => faults.find(id) ?? unknownFault(faults, id),
  );
  app.put(
    '/faults/:id',
    {
      bodyLimit: bodyLimits.faults,
      schema: { summary: 'Add or replace a fault rule', params, body: faultRule, response: { 200: faultAnswer } },
    },
    async ({ world, params: { id }, body }) => {
      const rule = checkTarget(body, registry);
      if (rule.id !== undefined && rule.id !== id) {
        throw new InvalidInput(
          [{ at: 'id', message: `must be ${id} as in the path, but is "${rule.id}"` }],
          'the body',
        );
      }
      const change = world.faults.find(id) === undefined ? 'added' : 'replaced';
      const fault = world.faults.put(id, rule);
      world.publish({ type: 'fault', change, rule: id });
      return fault;
    },
  );
  app.delete(
    '/faults/:id',
    { schema: { summary: 'Remove a fault rule', params, response: { 204: noContent } } },
    async ({ world, params: { id } }, reply) => {
      if (!world.faults.delete(id)) unknownFault(world.faults, id);
      world.publish({ type: 'fault', change: 'removed', rule: id });
      return reply.code(204).send();
    },
  );
}

/** Returns the rule. Throws `InvalidInput` if it could never fire. */
function checkTarget(rule: FaultRule, registry: Registry, at = ''): FaultRule {
  const reason = unreachableReason(rule.match, registry);
  if (reason === undefined) return rule;
  throw new InvalidInput([{ at: `${at}match.${reason.at}`, message: reason.message }], 'the body');
}

function unknownFault(faults: Faults, id: string): never {
  const ids = faults.all().map((fault) => fault.id);
  throw problem(404, noSuch('fault', id, ids));
}
