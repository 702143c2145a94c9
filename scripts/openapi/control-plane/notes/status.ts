import type { Capability } from '../notes.ts';

const text = { type: 'string' };

/** Probes, and facts about the mock. */
export const status: Capability = {
  tag: 'Status',
  description: 'Probes, and facts about the mock.',
  scope: 'mock',
  operations: {
    'GET /livez': {
      id: 'isAlive',
      description: 'Needs no token and accepts any host.',
      answers: { 200: 'The process runs.' },
      examples: [{ status: 200 }],
    },
    'GET /readyz': {
      id: 'isReady',
      description: 'Needs no token and accepts any host.',
      answers: { 200: 'The PBX is loaded and every port listens.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/health': {
      id: 'readHealth',
      scope: 'world',
      answers: { 200: 'The mock serves the world.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/version': {
      id: 'readVersion',
      answers: { 200: 'The versions.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/config': {
      id: 'readConfiguration',
      description: 'Each option with its value and where the value comes from. Secrets are masked.',
      answers: { 200: 'The options.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/operations': {
      id: 'listOperations',
      description: 'Every act of every web service.',
      answers: { 200: 'The operations.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/certs/ca.pem': {
      id: 'readAuthority',
      answers: { 200: 'The CA as PEM.' },
      content: { type: 'application/x-pem-file', schema: text },
      problems: { 404: 'HTTPS is off, or the certificate comes from `--cert`.' },
      examples: [{ status: 200 }],
    },
    'GET /__admin/metrics': {
      id: 'readMetrics',
      answers: { 200: 'The metrics.' },
      content: { type: 'text/plain', schema: text },
      examples: [{ status: 200 }],
    },
  },
};
