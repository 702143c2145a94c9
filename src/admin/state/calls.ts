import * as z from 'zod';
import { placedCall } from '#calls/answer.ts';
import { letCallsGoOn, publishPlaced } from '#calls/live.ts';
import { findCall, placeCall, placedCalls } from '#calls/place.ts';
import { callRequest } from '#calls/request.ts';
import { shorten } from '#input/describe-value.ts';
import { wholeNumber } from '#input/whole-number.ts';
import { callsAnswer } from '../answers/calls.ts';
import type { ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

const body = callRequest();

const params = z.object({ id: z.string().describe('Id of a call, such as `call-1`.') });

const query = z.strictObject({
  limit: wholeNumber.pipe(z.int().min(1).max(1000)).default(100).describe('Maximum number of calls, the latest ones.'),
});

/** The placed calls of a world, below `/__admin/calls`. */
export function callRoutes(app: ControlPlane): void {
  app.post(
    '/calls',
    { schema: { summary: 'Place a call', body, response: { 200: placedCall, 201: placedCall } } },
    async ({ world, body: request }, reply) => {
      letCallsGoOn(world);
      const call = placeCall(world, request);
      if (request.dryRun === true) return call;
      publishPlaced(world, call);
      return reply.code(201).send(call);
    },
  );
  app.get(
    '/calls',
    { schema: { summary: 'List the placed calls', querystring: query, response: { 200: callsAnswer } } },
    async ({ world, query: page }) => {
      letCallsGoOn(world);
      return { calls: placedCalls(world, page) };
    },
  );
  app.get(
    '/calls/:id',
    { schema: { summary: 'Read a placed call', params, response: { 200: placedCall } } },
    async ({ world, params: { id } }) => {
      letCallsGoOn(world);
      const call = findCall(world, id);
      if (call === undefined) throw problem(404, `there is no call ${shorten(id)}; GET /__admin/calls lists the calls`);
      return call;
    },
  );
}
