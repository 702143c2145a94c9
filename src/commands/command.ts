import type { Writable } from 'node:stream';
import type { z } from 'zod';
import type { Places } from '#config/read.ts';

/** What a command is run with; `argv` begins after the name of the command. */
export interface Invocation extends Places {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** A verb of the command line. */
export interface Command {
  readonly name: string;
  /** What comes between the name and the options. */
  readonly usage?: string;
  readonly summary: string;
  /** Lines for `--help`, each with what to write and what it does. */
  readonly verbs?: readonly (readonly [usage: string, meaning: string])[];
  /** Whole command lines for `--help`. */
  readonly examples?: readonly string[];
  readonly options: z.ZodObject;
  /** Does the work and returns the exit status; what it throws becomes lines on stderr and status 2. */
  run(invocation: Invocation): Promise<number>;
}
