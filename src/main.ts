#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodeCache } from '#launch/code-cache.ts';
import { codeFolders } from '#launch/code-folders.ts';
import { Scripts } from '#launch/scripts.ts';

/** The command line in `src/launch/program.ts`, which is bundled separately so that its compiled code can be cached. */
interface Program {
  run(onServing: () => void): Promise<void>;
}

/** Time after the start (ms) in which the first requests compile their code too. */
const untilSaved = 500;

const folder = dirname(fileURLToPath(import.meta.url));
const cache = new CodeCache(codeFolders(folder, process), process);
const scripts = new Scripts(folder, cache);
const program = scripts.load('program.cjs');
if (!isProgram(program)) throw new Error('program.cjs of xivo-mock is damaged; install the package again');
await program.run(() => void setTimeout(() => scripts.saveCode(), untilSaved).unref());

function isProgram(exported: unknown): exported is Program {
  return typeof exported === 'object' && exported !== null && 'run' in exported;
}
