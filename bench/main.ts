import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { compareAlternatives } from './alternatives/compare.ts';
import { Bench } from './bench.ts';
import { rows } from './rows.ts';
import { full, quick } from './sizes.ts';
import { type Result, resultOf, tableOf } from './table.ts';

/** Measures the rows selected by the arguments and prints the results. */
export async function main(argv: readonly string[], paths: { root: string; program: string }): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: { type: 'string' },
      alternatives: { type: 'boolean' },
    },
  });
  const numbers = values.only?.split(',').map(Number) ?? rows.map(({ number }) => number);
  const bench = new Bench({ sizes: values.quick ? quick : full, ...paths });
  const results: Result[] = [];
  try {
    if (values.alternatives) {
      const ours = (port: number) => [
        paths.program,
        'start',
        '--port',
        String(port),
        '--no-https',
        '--log-level',
        'silent',
      ];
      process.stdout.write(`${machineOf()}\n\n${await compareAlternatives(bench, ours)}\n`);
      return;
    }
    for (const row of rows.filter(({ number }) => numbers.includes(number))) {
      results.push(resultOf(row, await row.run(bench), bench.sizes));
      process.stderr.write(`${tableOf(results.slice(-1))}\n`);
    }
  } finally {
    await bench.close();
  }
  const machine = machineOf();
  const text = values.json ? JSON.stringify({ machine, results }, undefined, 2) : `${machine}\n\n${tableOf(results)}`;
  process.stdout.write(`${text}\n`);
}

function machineOf(): string {
  const [{ model } = { model: 'unknown' }] = cpus();
  return `${cpus().length} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}
