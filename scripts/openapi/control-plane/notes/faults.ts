import type { Capability } from '../notes.ts';
import { faultAdded } from './requests.ts';

const match = { operation: 'xivo/configuration/manage/entity:add' };
const noFault = 'There is no rule with this id.';
const exists = 'Two rules have the same id.';

/** Fault rules. */
export const faults: Capability = {
  tag: 'Faults',
  description:
    'Rules that make requests to the web services fail, in order of evaluation. A rule that can match no request is refused. A world has at most 1,000 rules.',
  scope: 'world',
  operations: {
    'GET /__admin/faults': {
      id: 'listFaults',
      answers: { 200: 'The rules and the presets.' },
      examples: [{ status: 200, after: [faultAdded], cut: ['presets'] }],
    },
    'PUT /__admin/faults': {
      id: 'replaceFaults',
      answers: { 200: 'The rules are replaced.' },
      problems: { 409: exists },
      examples: [{ status: 200, body: { faults: [{ id: 'busy', preset: 'slow' }] } }],
    },
    'POST /__admin/faults': {
      id: 'addFault',
      description: 'Adds the rule after the existing ones.',
      answers: { 201: 'The rule is added.' },
      problems: { 409: exists },
      examples: [
        { status: 201, body: { id: 'late', preset: 'gateway-timeout', match, trigger: { times: 2 } } },
        {
          status: 201,
          body: { match, action: { delay: { from: '1s', to: '3s' }, respond: { status: 503, body: 'try again' } } },
        },
      ],
    },
    'DELETE /__admin/faults': {
      id: 'clearFaults',
      answers: { 204: 'There are no rules.' },
      examples: [{ status: 204, after: [faultAdded] }],
    },
    'GET /__admin/faults/{id}': {
      id: 'readFault',
      answers: { 200: 'The rule.' },
      problems: { 404: noFault },
      examples: [{ status: 200, after: [faultAdded], params: { id: 'late' } }],
    },
    'PUT /__admin/faults/{id}': {
      id: 'putFault',
      description: 'The counts of a replaced rule start again at 0.',
      answers: { 200: 'The rule is added or replaced.' },
      examples: [{ status: 200, params: { id: 'busy' }, body: { preset: 'slow', trigger: { probability: 0.5 } } }],
    },
    'DELETE /__admin/faults/{id}': {
      id: 'deleteFault',
      answers: { 204: 'The rule is removed.' },
      problems: { 404: noFault },
      examples: [{ status: 204, after: [faultAdded], params: { id: 'late' } }],
    },
  },
};
