import type { Command } from './command.ts';
import { health } from './health.ts';
import { start } from './start.ts';

/** Every command, in the order of `--help`; the first one is the default. */
export const commands: readonly [Command, ...Command[]] = [start, health];
