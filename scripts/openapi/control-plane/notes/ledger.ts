import type { Capability } from '../notes.ts';
import { asteriskReloaded, entityAdded } from './requests.ts';

/** The ledger of side effects, and the events of the mock. */
export const ledger: Capability = {
  tag: 'Ledger and events',
  description:
    'The commands that a real PBX would have sent to its daemons, and everything that happens on the mock, as it happens.',
  scope: 'world',
  operations: {
    'GET /__admin/effects': {
      id: 'listEffects',
      description: 'The ledger keeps at least the latest 10,000 effects since the last reset.',
      answers: { 200: 'The matching side effects.' },
      examples: [{ status: 200, after: [asteriskReloaded], query: { daemon: 'asterisk' } }],
    },
    'POST /__admin/effects/wait': {
      id: 'waitForEffects',
      description: 'Side effects that are already in the ledger count.',
      answers: { 200: 'Enough side effects match.', 408: 'Too few side effects came in time.' },
      problems: { 503: 'The mock is closing.' },
      examples: [
        { status: 200, after: [asteriskReloaded], body: { pattern: { daemon: 'asterisk' }, count: 1 } },
        { status: 408, body: { pattern: { daemon: 'provd' }, timeoutMs: 0 } },
      ],
    },
    'GET /__admin/events': {
      id: 'readEvents',
      description:
        'Server-sent events, until the client disconnects, the world is deleted or the mock closes. The data of each is an `Event` as JSON on one line. A request that selects no world receives the events of all worlds. A client that reconnects with `Last-Event-ID` receives the events that it missed, and `lost` if some were dropped. A heartbeat is sent every 15 seconds.',
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'Id of the last event that was received; browsers send it. Takes precedence over `lastEventId`.',
          schema: { type: 'string' },
        },
      ],
      answers: { 200: 'The events, as server-sent events: the schema is that of the data of each.' },
      content: { type: 'text/event-stream', schema: { $ref: '#/components/schemas/Event' } },
      problems: { 503: 'The mock is closing.' },
      examples: [{ status: 200, after: [entityAdded], query: { types: 'request,effect', lastEventId: '0' } }],
    },
  },
};
