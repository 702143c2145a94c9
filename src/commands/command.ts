import type { Writable } from 'node:stream';
import type { z } from 'zod';
import type { CommandLine } from '#config/flags.ts';
import type { ConfigContext, Effective } from '#config/read.ts';

/** The surroundings of a command: environment variables, files and output streams. */
export interface ProgramContext extends ConfigContext {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Called once a server answers requests. */
  readonly onServing?: () => void;
}

/** 0: done, or the answer is yes. 1: the answer is no. 2: the command failed. A command may use 1 and 2 otherwise (`failureStatus`). */
export type ExitStatus = 0 | 1 | 2;

/** What a verb prints, and its exit status. */
export interface VerbResult {
  /** Printed instead of the lines with `--json`. */
  readonly json?: unknown;
  /** Lines for stdout. */
  readonly lines?: readonly string[];
  /** Lines for stderr. */
  readonly errors?: readonly string[];
  /** Default: 0. */
  readonly status?: ExitStatus;
}

/** What a verb receives: option values with their sources, positionals and context. */
export interface VerbRequest<Values> extends Effective<Values> {
  /** Arguments that are not options, as many as the verb takes. */
  readonly positionals: readonly string[];
  readonly context: ProgramContext;
  /** Prints part of the result before the verb has finished. */
  print(part: VerbResult): void;
}

/** One operation of a command. */
export interface Verb<Request> {
  /** Names of its positionals: `[NAME]` if optional, `NAME…` if repeatable. */
  readonly takes?: readonly string[];
  readonly summary: string;
  /** Runs the verb. An error that it throws becomes lines on stderr and an exit status (`failureOf`). */
  run(request: Request): Promise<VerbResult>;
}

/** A command as its file declares it: a single operation, or several verbs. */
export type Declaration<Values, Request> = {
  readonly name: string;
  readonly summary: string;
  readonly options: z.ZodObject & z.ZodType<Values>;
  /** Complete command lines for `--help`. */
  readonly examples?: readonly string[];
  /** Exit status of a failure, also of a command line that cannot be read. Default: that of the error. */
  readonly failureStatus?: ExitStatus;
  /** One line for each conflict between option values. */
  rules?(values: Values): readonly string[];
} & (Omit<Verb<Request>, 'summary'> | Verbs<Request>);

/** The verbs of a command, by name. */
export interface Verbs<Request> {
  readonly verbs: Readonly<Record<string, Verb<Request>>>;
  /** The verb that runs when none is named. */
  readonly fallback?: string;
}

/** A command ready to be dispatched. */
export interface Command extends Pick<Declaration<unknown, unknown>, 'name' | 'summary' | 'failureStatus'> {
  readonly options: z.ZodObject;
  readonly examples: readonly string[];
  /** The usage line between the command's name and `[options]`. */
  readonly usage: string;
  /** Rows for `--help`: a verb with its positionals, and its summary. */
  readonly verbs: readonly (readonly [usage: string, meaning: string])[];
  /** Parses the rest of a command line. Throws `ConfigProblems`. */
  read(commandLine: CommandLine, context: ProgramContext): Task;
}

/** A parsed command line, ready to run. */
export interface Task {
  /** Whether the result is printed as JSON. */
  readonly isJson: boolean;
  run(): Promise<VerbResult>;
}
