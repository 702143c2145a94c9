import type { Writable } from 'node:stream';
import type { z } from 'zod';
import type { CommandLine } from '#config/flags.ts';
import type { ConfigContext, Effective } from '#config/read.ts';

/** What a program runs in. */
export interface ProgramContext extends ConfigContext {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** 0: it is done, or the answer is yes. 1: the answer is no. 2: it could not be asked or done. */
export type ExitStatus = 0 | 1 | 2;

/** What comes of a command. */
export interface VerbResult {
  /** What `--json` prints instead of all lines. */
  readonly json?: unknown;
  /** Lines for stdout. */
  readonly lines?: readonly string[];
  /** Lines for stderr. */
  readonly errors?: readonly string[];
  /** 0 when absent. */
  readonly status?: ExitStatus;
}

/** What a verb works with: the values of the options, and their origins. */
export interface VerbRequest<Values> extends Effective<Values> {
  /** What is written beside the options, as many as the verb takes. */
  readonly positionals: readonly string[];
  readonly context: ProgramContext;
  /** Prints a part of what comes of the verb before the rest is known. */
  print(part: VerbResult): void;
}

/** One thing that a command does. */
export interface Verb<Given> {
  /** The positionals that it takes: in brackets when it may be absent, with an ellipsis when there may be several. */
  readonly takes?: readonly string[];
  readonly summary: string;
  /** Does the work; what it throws becomes lines on stderr and a status. */
  run(given: Given): Promise<VerbResult>;
}

/** What is said of a command; what it does is one thing, or several with a word for each. */
export type Declaration<Values, Given> = {
  readonly name: string;
  readonly summary: string;
  readonly options: z.ZodObject & z.ZodType<Values>;
  /** Whole command lines for `--help`. */
  readonly examples?: readonly string[];
  /** What the values of the options contradict in each other. */
  rules?(values: Values): readonly string[];
} & (Omit<Verb<Given>, 'summary'> | Verbs<Given>);

/** The things that a command does. */
export interface Verbs<Given> {
  readonly verbs: Readonly<Record<string, Verb<Given>>>;
  /** The one that is meant when there is no word. */
  readonly fallback?: string;
}

/** A command, as the command line knows it. */
export interface Command extends Pick<Declaration<unknown, unknown>, 'name' | 'summary'> {
  readonly options: z.ZodObject;
  readonly examples: readonly string[];
  /** What comes between the name and the options. */
  readonly usage: string;
  /** Rows for `--help`, each with what to write and what it does. */
  readonly verbs: readonly (readonly [usage: string, meaning: string])[];
  /** What the command line asks for. Throws `ConfigProblems`. */
  read(commandLine: CommandLine, surroundings: ProgramContext): Task;
}

/** What is left to do once a command line is understood. */
export interface Task {
  /** Whether what comes of it is printed as JSON. */
  readonly isJson: boolean;
  run(): Promise<VerbResult>;
}
