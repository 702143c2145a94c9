import type { Capability } from '../notes.ts';
import { accountAdded } from './requests.ts';

const document = {
  type: 'object',
  description:
    'A fixture document: lists of bodies by web service, rows in `tables`, `_sequences` and `_mode`. `GET /__admin/fixtures/schema.json` has its JSON Schema.',
  additionalProperties: true,
};

const entities = { entities: [{ name: 'lab', displayname: 'Laboratory' }] };

/** What a world stores: fixtures, generated data, rows, accounts. */
export const state: Capability = {
  tag: 'State',
  description: 'What a world stores: fixture documents, generated data, the rows of its tables, its accounts.',
  scope: 'world',
  operations: {
    'POST /__admin/fixtures': {
      id: 'applyFixtures',
      description: 'Applies the document in one transaction. A problem has the place of each error in the document.',
      bodies: [
        { type: 'application/json', schema: document },
        { type: 'application/yaml', schema: document },
      ],
      answers: { 200: 'The document is applied or, with `dryRun`, could be.' },
      examples: [
        { status: 200, query: { strict: true }, body: entities },
        {
          status: 200,
          query: { dryRun: true },
          bodyType: 'application/yaml',
          body: 'entities:\n  - name: lab\n    displayname: Laboratory\n',
        },
      ],
    },
    'GET /__admin/fixtures': {
      id: 'exportFixtures',
      description: 'Applied with mode `replace`, the document restores the state.',
      content: { type: 'application/json', schema: document },
      answers: { 200: 'The state as a document.' },
      examples: [{ status: 200, cut: ['tables', '_sequences'] }],
    },
    'GET /__admin/fixtures/schema.json': {
      id: 'readFixturesSchema',
      content: { type: 'application/schema+json', schema: { type: 'object', description: 'A JSON Schema.' } },
      answers: { 200: 'The JSON Schema.' },
      examples: [{ status: 200, isLong: true }],
    },
    'POST /__admin/generate': {
      id: 'generateData',
      description:
        'Adds coherent objects and call records in one transaction, during which the mock answers no other request.',
      answers: { 200: 'The data is generated.' },
      problems: { 409: 'The world has no room for the objects.' },
      examples: [{ status: 200, body: { users: 3, queues: 1, agents: 2, seed: 7 } }],
    },
    'GET /__admin/state': {
      id: 'countRows',
      answers: { 200: 'The number of rows of each table.' },
      examples: [{ status: 200, cut: ['tables'] }],
    },
    'GET /__admin/state/{table}': {
      id: 'listRows',
      parameters: [
        {
          name: 'columns',
          in: 'query',
          description:
            'Values of columns that the rows must have: each column is a parameter of its own, such as `?lastname=Lovelace`.',
          style: 'form',
          explode: true,
          schema: { type: 'object', additionalProperties: { type: 'string' } },
        },
      ],
      answers: { 200: 'The rows.' },
      problems: { 404: 'There is no such table.' },
      examples: [{ status: 200, params: { table: 'entity' }, query: { disable: 0, limit: 1 } }],
    },
    'GET /__admin/accounts': {
      id: 'listAccounts',
      answers: { 200: 'The accounts, without their passwords.' },
      examples: [{ status: 200, after: [accountAdded] }],
    },
    'POST /__admin/accounts': {
      id: 'addAccount',
      description: 'An account has a login and a password, a host, or both.',
      answers: { 201: 'The account is added.' },
      problems: { 409: 'An account of this name exists.' },
      examples: [
        {
          status: 201,
          body: { name: 'reader', login: 'reader', passwd: 'secret', rights: ['xivo/configuration/check'] },
        },
      ],
    },
    'PUT /__admin/accounts/{name}': {
      id: 'replaceAccount',
      description: 'The account keeps its name unless the body has another one.',
      answers: { 200: 'The account is replaced.' },
      problems: { 404: 'There is no account of this name.', 409: 'An account of the new name exists.' },
      examples: [
        {
          status: 200,
          after: [accountAdded],
          params: { name: 'reader' },
          body: { host: '192.0.2.0/24', rights: ['*'] },
        },
      ],
    },
    'DELETE /__admin/accounts/{name}': {
      id: 'deleteAccount',
      answers: { 204: 'The account is deleted.' },
      problems: { 404: 'There is no account of this name.' },
      examples: [{ status: 204, after: [accountAdded], params: { name: 'reader' } }],
    },
  },
};
