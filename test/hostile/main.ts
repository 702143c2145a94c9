import { parseArgs } from 'node:util';
import { drive, type Findings } from './drive.ts';
import { ServedMock } from './served-mock.ts';

/** Sends hostile requests to the program and prints the results; sets the exit status. */
export async function main(argv: readonly string[], program: string): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { requests: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
  });
  const mock = await ServedMock.start(program);
  try {
    const before = mock.memory;
    const findings = await drive(mock, { requests: Number(values.requests), seed: Number(values.seed) });
    process.stdout.write(`${report(findings, before)}\nCPU seconds of the mock: ${mock.cpuSeconds}\n`);
    if (findings.faults.length > 0) process.exitCode = 1;
  } finally {
    mock.stop();
  }
}

function report({ statuses, faults, memory }: Findings, before: number): string {
  const half = memory.slice(0, memory.length / 2);
  return [
    `answers by status: ${Object.entries(statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
    `resident memory: ${megabytes(before)} at the start, at most ${megabytes(Math.max(...half))} in the first half, ${megabytes(Math.max(...memory))} in all`,
    `faults: ${faults.length}`,
    ...faults.slice(0, 20),
  ].join('\n');
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
