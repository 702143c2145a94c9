import type { Capability } from '../notes.ts';
import { worldCreated } from './requests.ts';

/** The worlds of the mock. */
export const worlds: Capability = {
  tag: 'Worlds',
  description:
    'Separate PBXs on the same server, each with its data, journal, ledger, fault rules, snapshots, clock and accounts.',
  scope: 'mock',
  operations: {
    'GET /__admin/worlds': {
      id: 'listWorlds',
      answers: { 200: 'The worlds.' },
      examples: [{ status: 200, after: [worldCreated] }],
    },
    'POST /__admin/worlds': {
      id: 'createWorld',
      answers: { 201: 'The world is created.' },
      problems: {
        404: 'There is no such snapshot.',
        409: 'The id exists, or the mock has its maximum number of worlds.',
      },
      examples: [{ status: 201, body: { id: 'w1', from: 'baseline', ttl: '15m' } }],
    },
    'DELETE /__admin/worlds/{id}': {
      id: 'deleteWorld',
      answers: { 204: 'The world is deleted.' },
      problems: { 404: 'There is no world with this id.', 409: 'The default world cannot be deleted.' },
      examples: [{ status: 204, after: [worldCreated], params: { id: 'w1' } }],
    },
  },
};
