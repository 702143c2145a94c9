import type { Capability } from '../notes.ts';

/** The clock and random generator of a world. */
export const clock: Capability = {
  tag: 'Clock and random generator',
  description:
    'Every stored time comes from the clock of the world, and every generated name, secret and id from its random generator. The clock runs from 1901-12-13 to 2038-01-19.',
  scope: 'world',
  operations: {
    'GET /__admin/clock': {
      id: 'readClock',
      answers: { 200: 'The clock.' },
      examples: [{ status: 200 }],
    },
    'PUT /__admin/clock': {
      id: 'setClock',
      answers: { 200: 'The clock is set.' },
      examples: [{ status: 200, body: { mode: 'frozen', now: '2012-10-01T12:00:00Z' } }],
    },
    'POST /__admin/clock/advance': {
      id: 'advanceClock',
      answers: { 200: 'The clock is moved.' },
      examples: [{ status: 200, body: { by: 'PT6M' } }],
    },
    'PUT /__admin/seed': {
      id: 'seedRandomGenerator',
      description: 'A reset seeds the generator again with the same number.',
      answers: { 200: 'The random generator is seeded.' },
      examples: [{ status: 200, body: { seed: 7 } }],
    },
  },
};
