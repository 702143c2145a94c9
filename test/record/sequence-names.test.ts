import { expect, test } from 'vitest';
import { SequenceNames } from '#record/sequence-names.ts';

test('a pause begins a new sequence', () => {
  const sequences = new SequenceNames({ rule: 'pause', pause: 1000, prefix: 'run' });
  expect([0, 900, 1800, 2800, 2900].map((now) => sequences.of('a', now))).toEqual([
    'run 1',
    'run 1',
    'run 1',
    'run 2',
    'run 2',
  ]);
});

test('clients have sequences of their own', () => {
  const sequences = new SequenceNames({ rule: 'client', pause: 1000, prefix: 'run' });
  expect(['a', 'b', 'a', 'b'].map((client, now) => sequences.of(client, now * 5000))).toEqual([
    'run 1',
    'run 2',
    'run 1',
    'run 2',
  ]);
});
