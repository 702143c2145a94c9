import type { Capability } from '../notes.ts';
import { callPlaced } from './requests.ts';

/** The placed calls of a world. */
export const calls: Capability = {
  tag: 'Calls',
  description:
    'A placed call is routed through the state of the PBX as the real one would route it, and writes its call records and queue log. It is live, and goes on as the clock of the world passes, or it is played to its end at once.',
  scope: 'world',
  operations: {
    'POST /__admin/calls': {
      id: 'placeCall',
      description:
        'A call is live if the clock is frozen, unless `live` says otherwise. `dryRun` only tells the way of the call.',
      answers: { 200: 'The way that the call would take (`dryRun`); nothing is written.', 201: 'The call is placed.' },
      problems: { 409: 'The caller, or what is dialled, does not exist.' },
      examples: [
        { status: 201, body: { ...callPlaced.body, people: { '100': { answers: { after: 5, talks: 30 } } } } },
        { status: 200, body: { ...callPlaced.body, dryRun: true } },
      ],
    },
    'GET /__admin/calls': {
      id: 'listCalls',
      answers: { 200: 'The calls.' },
      examples: [{ status: 200, after: [callPlaced], query: { limit: 10 } }],
    },
    'GET /__admin/calls/{id}': {
      id: 'readCall',
      answers: { 200: 'The call.' },
      problems: { 404: 'There is no such call.' },
      examples: [{ status: 200, after: [callPlaced], params: { id: 'call-1' } }],
    },
  },
};
