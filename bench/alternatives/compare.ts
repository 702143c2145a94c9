import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { median, rounded } from '../figures.ts';
import { throughput } from '../load/load.ts';
import { authorization, bytesOf } from '../load/request.ts';
import { paths } from '../wire-paths.ts';
import { answersOf } from './answers.ts';
import { installPrograms, type Program } from './programs.ts';

/** The figures of a program, one for each round: start (ms), resident memory (MB), views and lists a second. */
interface Figures {
  readonly start: number[];
  readonly memory: number[];
  readonly views: number[];
  readonly lists: number[];
}

/**
 * Measures the mock and programs that users might run instead, in turns and with the same answers: a view of a user and a list of them.
 * Returns a Markdown table.
 */
export async function compareAlternatives(bench: Bench, ours: (port: number) => readonly string[]): Promise<string> {
  const answers = await answersOf(bench, 100);
  const others = installPrograms(join(bench.folder, 'alternatives'), answers, bench.root);
  const programs: readonly Program[] = [
    { name: 'xivo-mock', argv: ours, view: `${paths.users}?act=view&id=1`, list: paths.users },
    ...others,
  ];
  const figures = new Map(programs.map((program) => [program, noFigures()]));
  const { rounds, seconds } = bench.sizes;
  for (let round = 0; round <= rounds; round += 1) {
    for (const [program, all] of figures)
      await measure(program, { all, isWarmUp: round === 0, seconds, cacheFolder: bench.folder });
  }
  const rows = [...figures].map(([{ name }, all]) => [name, ...cellsOf(all)]);
  const head = ['Program', 'First answer after', 'Memory', 'Views a second', 'Lists a second'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n\nview: ${answers.view.length} bytes, list: ${answers.list.length} bytes`;
}

function noFigures(): Figures {
  return { start: [], memory: [], views: [], lists: [] };
}

function cellsOf({ start, memory, views, lists }: Figures): readonly string[] {
  const [perView, perList] = [median(views), median(lists)].map((each) => Math.round(each).toLocaleString('en'));
  return [`${rounded(median(start))} ms`, `${rounded(median(memory))} MB`, `${perView}`, `${perList}`];
}

/** Clients of each measurement. */
const clients = 8;

interface Options {
  readonly all: Figures;
  readonly isWarmUp: boolean;
  readonly seconds: number;
  /** Where programs that cache compiled code keep it. */
  readonly cacheFolder: string;
}

/** Runs a program once, and adds its figures unless it is the warm-up. */
async function measure({ argv, view, list }: Program, { all, isWarmUp, seconds, cacheFolder }: Options): Promise<void> {
  const port = freePort();
  const startedAt = performance.now();
  const env = { ...process.env, NODE_COMPILE_CACHE: cacheFolder };
  const child = spawn(process.execPath, argv(port), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await firstAnswer(child, port, view);
    const start = performance.now() - startedAt;
    const memory = residentMemory(child);
    const perSecond = (path: string) => throughput({ clients, seconds, port, next: () => bytesOf({ path }) });
    const [views, lists] = [await perSecond(view), await perSecond(list)];
    if (isWarmUp) return;
    all.start.push(start);
    all.memory.push(memory);
    all.views.push(views);
    all.lists.push(lists);
  } finally {
    await ended(child);
  }
}

/** A port that is probably free; these programs cannot be asked to choose one. */
function freePort(): number {
  return 20_000 + Math.floor(Math.random() * 20_000);
}

/** Asks until the program answers. Throws if it exits. */
async function firstAnswer(child: ChildProcess, port: number, path: string): Promise<void> {
  while (!(await isAnswered(port, path))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs[1]} exited with ${child.exitCode}`);
    await sleep(2);
  }
}

function isAnswered(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { authorization };
    const request = get({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode === 200));
    });
    request.once('error', () => resolve(false));
  });
}

function residentMemory({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await exited;
}
