import type { Capability } from '../notes.ts';
import { entityAdded, entityRefused, lastRequestId } from './requests.ts';

const operation = 'xivo/configuration/manage/entity:add';
const noMatch = 'A pattern that no request can match, such as one with a misspelt operation, is refused.';

/** The journal: requests to the web services with their answers. */
export const journal: Capability = {
  tag: 'Journal',
  description:
    'The requests to the web services with their answers and, if they were refused, the reasons. Passwords and secrets are masked.',
  scope: 'world',
  operations: {
    'GET /__admin/requests': {
      id: 'listRequests',
      description: `In text fields, \`*\` matches any characters. ${noMatch}`,
      answers: { 200: 'The matching requests.' },
      examples: [{ status: 200, after: [entityAdded, entityRefused], query: { status: '4xx', limit: 1 } }],
    },
    'GET /__admin/requests/{id}': {
      id: 'readRequest',
      answers: { 200: 'The request.' },
      problems: { 404: 'The journal does not have the request.' },
      examples: [{ status: 200, after: [entityAdded], params: { id: lastRequestId } }],
    },
    'GET /__admin/requests/{id}/changes': {
      id: 'readRequestChanges',
      description: 'Kept for the latest 200 requests that changed rows. Secrets are masked.',
      answers: { 200: 'The changed rows by table; empty if the request changed nothing.' },
      problems: { 404: 'The journal does not have the request, or its changes were dropped.' },
      examples: [{ status: 200, after: [entityAdded], params: { id: lastRequestId } }],
    },
    'DELETE /__admin/requests': {
      id: 'clearRequests',
      answers: { 200: 'The journal is empty.' },
      examples: [{ status: 200, after: [entityAdded] }],
    },
    'POST /__admin/requests/find': {
      id: 'findRequests',
      description: noMatch,
      answers: { 200: 'The matching requests.' },
      examples: [{ status: 200, after: [entityRefused], body: { operation, body: { displayname: 'Laboratory' } } }],
    },
    'POST /__admin/requests/count': {
      id: 'countRequests',
      description: noMatch,
      answers: { 200: 'The number of matching requests.' },
      examples: [{ status: 200, after: [entityAdded], body: { operation, status: 200 } }],
    },
    'POST /__admin/requests/wait': {
      id: 'waitForRequests',
      description: `Requests that are already in the journal count. ${noMatch}`,
      answers: { 200: 'Enough requests match.', 408: 'Too few requests came in time.' },
      problems: { 503: 'The mock is closing.' },
      examples: [
        { status: 200, after: [entityAdded], body: { pattern: { operation }, count: 1, timeoutMs: 5000 } },
        { status: 408, after: [entityRefused], body: { pattern: { operation, status: 200 }, timeoutMs: 0 } },
      ],
    },
    'POST /__admin/verify': {
      id: 'verifyRequests',
      description: `Takes a \`pattern\`, a \`count\` or both, or a \`sequence\` of patterns. ${noMatch}`,
      answers: { 200: 'The requests were made as expected.', 406: 'The requests were not made as expected.' },
      examples: [
        { status: 200, after: [entityAdded], body: { pattern: { operation }, count: { exactly: 1 } } },
        { status: 406, after: [entityRefused], body: { pattern: { operation, status: 200 }, count: { atLeast: 1 } } },
        { status: 406, after: [entityAdded], body: { sequence: [{ operation }, { operation }] } },
      ],
    },
  },
};
