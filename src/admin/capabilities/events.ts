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
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { EventStream, eventStreamType } from '../event-stream.ts';
import { problem } from '../problem.ts';

const type = z.enum(eventTypes, { error: mustBe(`one of ${joinNames(eventTypes, 'or')}`, { names: eventTypes }) });

const query = z.strictObject({
  world: z.string().optional(),
  types: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(type))
    .optional(),
  lastEventId: z.string().optional(),
});

/** Server-sent events, each with an event of the mock as JSON. */
const stream = () => z.string();

/** `GET /__admin/events`: what happens on the mock, in one world or in all. */
export function eventRoutes(app: ControlPlane, parts: ControlPlaneParts): void {
  const { worlds, closing } = parts;
  app.get(
    '/events',
    {
      schema: {
        summary: 'What happens on the mock, as server-sent events',
        querystring: query,
        response: { 200: stream },
      },
    },
    async (request, reply) => {
      const { types, lastEventId } = request.query;
      if (closing.aborted) throw problem(503, 'the mock is closing');
      const world = watchedWorld(worlds, request, request.query.world);
      if (request.method === 'HEAD') return reply.type(eventStreamType).send('');
      reply.hijack();
      if (world !== undefined) useWorld(worlds, world, reply.raw);
      const isOf = (event: UnreadEvent) => world === undefined || event.world === world.id;
      serveEvents(reply.raw, parts, {
        world,
        lastEventId: request.headers['last-event-id']?.toString() || lastEventId || undefined,
        selects: (event) => isOf(event) && (types === undefined || types.includes(event.type)),
      });
      return reply;
    },
  );
}

interface Watch {
  readonly world: World | undefined;
  readonly lastEventId: string | undefined;
  selects(event: UnreadEvent): boolean;
}

/** Serves a reader until it goes away, its world is deleted or the server closes. */
function serveEvents(response: ServerResponse, parts: ControlPlaneParts, { world, ...watch }: Watch): void {
  const { worlds, closing, heartbeatMs } = parts;
  // A client that has gone already would never be heard to go.
  if (response.destroyed) return;
  const stream = new EventStream(response, { log: worlds.events, ...watch });
  const forget = worlds.events.listen(() => stream.send());
  const timer = setInterval(() => {
    // Without other calls nobody else looks for worlds that have expired.
    worlds.expire();
    stream.beat();
  }, heartbeatMs);
  const signals = world === undefined ? [closing] : [closing, world.closed];
  const end = () => stream.end();
  // As many readers as there are may wait for the same end.
  setMaxListeners(0, ...signals);
  for (const signal of signals) signal.addEventListener('abort', end);
  response.once('close', () => {
    forget();
    clearInterval(timer);
    for (const signal of signals) signal.removeEventListener('abort', end);
  });
  stream.open();
}

/** The world that a reader names in any way; `undefined` stands for all worlds. */
function watchedWorld(worlds: Worlds, request: FastifyRequest, named: string | undefined): World | undefined {
  if (named === undefined) return isForNamedWorld(worlds, new RequestHead(request)) ? request.world : undefined;
  const ids = worlds.all().map(({ id }) => id);
  const world = worlds.find(named);
  if (world === undefined) throw problem(404, noSuch('world', named, ids));
  return world;
}
