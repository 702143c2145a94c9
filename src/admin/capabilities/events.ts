import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { eventTypes } from '#events/event.ts';
import type { UnreadEvent } from '#events/unread-event.ts';
import { isForNamedWorld, useWorld } from '#http/pick-world.ts';
import { RequestHead } from '#http/request-head.ts';
import { joinNames } from '#input/describe-value.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { textAnswer } from '../answers/about.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { EventStream, eventStreamType } from '../event-stream.ts';
import { problem } from '../problem.ts';

const type = z.enum(eventTypes, { error: mustBe(`one of ${joinNames(eventTypes, 'or')}`, { names: eventTypes }) });

const query = z.strictObject({
  world: z
    .string()
    .min(1)
    .optional()
    .describe('Id of a world. Default: the one that the request selects, else all worlds.'),
  types: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(type))
    .optional()
    .describe('Types of events. Default: all. `lost` is always included.'),
  lastEventId: z
    .string()
    .optional()
    .describe('Id of the last event that was read, or `0` to begin with the oldest one that the mock keeps.'),
});

/** `GET /__admin/events`: the events of the mock, of one world or of all. */
export function eventRoutes(app: ControlPlane, parts: ControlPlaneParts): void {
  const { worlds, closing } = parts;
  app.get(
    '/events',
    {
      schema: {
        summary: 'The events of the mock, as server-sent events',
        querystring: query,
        response: { 200: textAnswer },
      },
    },
    async (request, reply) => {
      const { types, lastEventId } = request.query;
      if (closing.aborted) throw problem(503, 'the mock is closing');
      const world = selectedWorld(worlds, request, request.query.world);
      if (request.method === 'HEAD') return reply.type(eventStreamType).send('');
      reply.hijack();
      if (world !== undefined) useWorld(worlds, world, reply.raw);
      const isInWorld = (event: UnreadEvent) => world === undefined || event.world === world.id;
      serveEvents(reply.raw, parts, {
        world,
        lastEventId: request.headers['last-event-id']?.toString() || lastEventId || undefined,
        selects: (event) => isInWorld(event) && (types === undefined || types.includes(event.type)),
      });
      return reply;
    },
  );
}

interface StreamOptions {
  /** All worlds if undefined. */
  readonly world: World | undefined;
  readonly lastEventId: string | undefined;
  selects(event: UnreadEvent): boolean;
}

/** Serves a reader until it disconnects, its world is deleted or the server closes. */
function serveEvents(response: ServerResponse, parts: ControlPlaneParts, { world, ...options }: StreamOptions): void {
  const { worlds, closing, heartbeatMs } = parts;
  // If the client has already disconnected, `close` is not emitted again.
  if (response.destroyed) return;
  const stream = new EventStream(response, { log: worlds.events, ...options });
  const stopListening = worlds.events.listen(() => stream.send());
  const timer = setInterval(() => {
    // Worlds are otherwise only checked for expiry when a request arrives.
    worlds.expire();
    stream.beat();
  }, heartbeatMs);
  const signals = world === undefined ? [closing] : [closing, world.closed];
  const end = () => stream.end();
  // All readers share these signals: Node would warn about a leak above 10.
  setMaxListeners(0, ...signals);
  for (const signal of signals) signal.addEventListener('abort', end);
  response.once('close', () => {
    stopListening();
    clearInterval(timer);
    for (const signal of signals) signal.removeEventListener('abort', end);
  });
  stream.open();
}

/** Returns the world that the query parameter or the request selects, or `undefined` for all worlds. */
function selectedWorld(worlds: Worlds, request: FastifyRequest, id: string | undefined): World | undefined {
  if (id === undefined) return isForNamedWorld(worlds, new RequestHead(request)) ? request.world : undefined;
  const ids = worlds.all().map((each) => each.id);
  const world = worlds.find(id);
  if (world === undefined) throw problem(404, noSuch('world', id, ids));
  return world;
}
