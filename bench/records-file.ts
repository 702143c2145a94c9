import { rmSync } from 'node:fs';
import { generate } from '#generate/generate.ts';
import { generateBody } from '#generate/request.ts';
import { createWorld } from '#seeding/create-world.ts';

const mostAtOnce = 1_000_000;

/** Fills a file that a mock can be started with; its baseline is without the records, and stays small. */
export function fillFile(
  file: string,
  { records, users, from }: { readonly records: number; readonly users: number; readonly from: string },
): void {
  for (const ending of ['', '-wal', '-shm', '.baseline']) rmSync(file + ending, { force: true });
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', database: file });
  for (let done = 0; done < records; done += mostAtOnce) {
    const isFirst = done === 0;
    const part = { cels: Math.min(mostAtOnce, records - done), ...(isFirst && { users, from }) };
    generate(world, generateBody.parse({ ...part, seed: 1 + done / mostAtOnce }), '127.0.0.1');
  }
  world.close();
}
