import { rmSync } from 'node:fs';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { createWorld } from '#seeding/create-world.ts';

const recordsPerRun = 1_000_000;

/** Generates a state file; its baseline does not have the records, and stays small. */
export function fillFile(
  file: string,
  { records, users, from }: { readonly records: number; readonly users: number; readonly from: string },
): void {
  for (const suffix of ['', '-wal', '-shm', '.baseline']) rmSync(file + suffix, { force: true });
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', database: file });
  for (let done = 0; done < records; done += recordsPerRun) {
    const isFirst = done === 0;
    const part = { cels: Math.min(recordsPerRun, records - done), ...(isFirst && { users, from }) };
    generate(world, generateBody.parse({ ...part, seed: 1 + done / recordsPerRun }), '127.0.0.1');
  }
  world.close();
}
