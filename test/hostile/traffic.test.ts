import { afterAll, expect, test } from 'vitest';
import { buildProgram } from '../commands/child.ts';
import { drive } from './drive.ts';
import { ServedMock } from './served-mock.ts';

const { program, remove } = buildProgram();
afterAll(remove);

const mostGrowth = 20 * 1024 * 1024;

test('hostile traffic is answered as documented, recorded, and does not leak memory', {
  timeout: 300_000,
}, async () => {
  // A small journal reaches its maximum size within the first half.
  const mock = await ServedMock.start(program, ['--journal-bytes', '4000000']);
  try {
    // Memory settles after about 5,000 requests, which must be well before the end.
    const { statuses, faults, memory } = await drive(mock, { requests: 8000, seed: 1 });
    expect(faults).toEqual([]);
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '204', '400', '404']));
    const half = memory.slice(0, memory.length / 2);
    expect(Math.max(...memory) - Math.max(...half)).toBeLessThan(mostGrowth);
  } finally {
    mock.stop();
  }
});
