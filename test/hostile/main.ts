import { parseArgs } from 'node:util';
import { drive, type Findings } from './drive.ts';
import { ServedMock } from './served-mock.ts';

/** Sends any number of hostile requests to the program and prints what came of them; sets the exit status. */
export async function main(argv: readonly string[], program: string): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { requests: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
  });
  const mock = await ServedMock.start(program);
  try {
    const before = mock.memory;
    const findings = await drive(mock, { conversations: Number(values.requests), seed: Number(values.seed) });
    process.stdout.write(`${report(findings, before)}\n`);
    if (findings.faults.length > 0) process.exitCode = 1;
  } finally {
    mock.stop();
  }
}

function report({ statuses, faults, memory }: Findings, before: number): string {
  const half = memory[Math.floor(memory.length / 2)] ?? 0;
  return [
    `answers by status: ${Object.entries(statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
    `resident memory: ${megabytes(before)} at the start, ${megabytes(half)} after half, ${megabytes(memory.at(-1) ?? 0)} at the end`,
    `faults: ${faults.length}`,
    ...faults.slice(0, 20),
  ].join('\n');
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
