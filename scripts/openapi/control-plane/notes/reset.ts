import type { Capability } from '../notes.ts';
import { entityAdded, snapshotSaved } from './requests.ts';

const image = { type: 'application/vnd.sqlite3', schema: { type: 'string', format: 'binary' } };
const noSnapshot = 'There is no snapshot of this name.';

/** Reset, baseline, snapshots and provider states. */
export const reset: Capability = {
  tag: 'Reset and snapshots',
  description: 'The baseline of a world, to which a reset returns, its snapshots, and the states of contract tests.',
  scope: 'world',
  operations: {
    'POST /__admin/reset': {
      id: 'resetWorld',
      description:
        'Restores data, ids, generated names, clock, journal, ledger and fault rules, and increases the generation by one. Snapshots and other worlds stay.',
      answers: { 200: 'The world is reset.' },
      problems: { 404: 'There is no such snapshot.' },
      examples: [{ status: 200 }, { status: 200, after: [snapshotSaved], body: { to: 'snapshot:before' } }],
    },
    'PUT /__admin/baseline': {
      id: 'markBaseline',
      answers: { 200: 'The current state is the baseline.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/provider-states': {
      id: 'listProviderStates',
      description: 'They are the snapshots of the world, and the fixture documents of the folder `--states`.',
      answers: { 200: 'The states, and those that the world is in.' },
      examples: [{ status: 200, after: [snapshotSaved] }],
    },
    'POST /__admin/provider-states': {
      id: 'changeProviderState',
      description:
        'For the verifiers of [Pact](https://docs.pact.io). A set-up resets the world and brings it into the state, and into those that were set up before it since the last request to the web services. A teardown resets the world to the baseline. In names, everything but letters, digits, `_` and dots counts as a hyphen.',
      answers: { 200: 'The world is in the state, or at its baseline.' },
      problems: {
        404: 'There is no such state.',
        409: 'The document of the state cannot be applied, or two states replace everything.',
      },
      examples: [
        { status: 200, after: [snapshotSaved], body: { action: 'setup', params: {}, state: 'before' } },
        { status: 200, body: { action: 'teardown', params: {}, state: 'before' } },
      ],
    },
    'GET /__admin/snapshots': {
      id: 'listSnapshots',
      answers: { 200: 'The snapshots.' },
      examples: [{ status: 200, after: [snapshotSaved] }],
    },
    'PUT /__admin/snapshots/{name}': {
      id: 'saveSnapshot',
      description: 'Replaces a snapshot of the same name.',
      answers: { 201: 'The state is saved.' },
      examples: [{ status: 201, params: { name: 'before' } }],
    },
    'DELETE /__admin/snapshots/{name}': {
      id: 'deleteSnapshot',
      answers: { 204: 'The snapshot is deleted.' },
      problems: { 404: noSnapshot },
      examples: [{ status: 204, after: [snapshotSaved], params: { name: 'before' } }],
    },
    'POST /__admin/snapshots/{name}/restore': {
      id: 'restoreSnapshot',
      description: 'Does the same as a reset to `snapshot:NAME`.',
      answers: { 200: 'The world is in the saved state.' },
      problems: { 404: noSnapshot },
      examples: [{ status: 200, after: [snapshotSaved], params: { name: 'before' } }],
    },
    'GET /__admin/snapshots/{from}/diff/{to}': {
      id: 'compareSnapshots',
      description: 'Lists up to 1,000 rows; `omitted` counts the others.',
      answers: { 200: 'The rows that differ.' },
      problems: { 404: noSnapshot },
      examples: [{ status: 200, after: [snapshotSaved, entityAdded], params: { from: 'before', to: 'current' } }],
    },
    'GET /__admin/snapshots/{name}/export': {
      id: 'exportSnapshot',
      description: '`xivo-mock start --snapshot FILE` starts a mock from the file.',
      answers: { 200: 'The SQLite file.' },
      content: image,
      problems: { 404: noSnapshot },
      examples: [{ status: 200, after: [snapshotSaved], params: { name: 'before' } }],
    },
    'PUT /__admin/snapshots/{name}/import': {
      id: 'importSnapshot',
      description: 'Takes a file that was exported. Replaces a snapshot of the same name.',
      bodies: [image, { ...image, type: 'application/octet-stream' }],
      answers: { 201: 'The file is saved as a snapshot.' },
      examples: [
        { status: 201, after: [snapshotSaved], params: { name: 'copy' }, bodyType: image.type, bodySnapshot: 'before' },
      ],
    },
  },
};
