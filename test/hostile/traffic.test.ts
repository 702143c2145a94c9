import { afterAll, expect, test } from 'vitest';
import { buildProgram } from '../commands/child.ts';
import { drive } from './drive.ts';
import { ServedMock } from './served-mock.ts';

const { program, remove } = buildProgram();
afterAll(remove);

const mostGrowth = 20 * 1024 * 1024;

test('hostile traffic is answered as documented, noted, and leaves nothing in memory', {
  timeout: 300_000,
}, async () => {
  // A small journal is full, and as large as it gets, before the first half is over.
  const mock = await ServedMock.start(program, ['--journal-bytes', '4000000']);
  try {
    // After about 5,000 requests memory has settled, which has to lie well before the end.
    const { statuses, faults, memory } = await drive(mock, { requests: 8000, seed: 1 });
    expect(faults).toEqual([]);
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '204', '400', '404']));
    const half = memory.slice(0, memory.length / 2);
    expect(Math.max(...memory) - Math.max(...half)).toBeLessThan(mostGrowth);
  } finally {
    mock.stop();
  }
});
