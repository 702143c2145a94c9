import * as z from 'zod';
import { InvalidInput, read } from '#input/read.ts';
import { parseFile } from '#seeding/parse.ts';
import { matchesGlob } from '#text/glob.ts';
import type { AnswerDifference } from './answers/comparison.ts';

const text = z.string().min(1);

const entry = z.strictObject({
  /** An operation such as `ipbx/pbx_settings/users:view`; `*` matches any text. */
  operation: text,
  /** A place such as `[*].linefeatures[0].context`; `*` matches any text. */
  at: text,
  /** Why the difference is accepted. */
  reason: text,
});

/** A known difference that is no drift. */
export type AcceptedDifference = z.output<typeof entry>;

/** Parses a file of accepted differences, as JSON or YAML by its extension. Throws an `Error` that names the file and the place. */
export async function parseAccepted(file: string, content: string): Promise<readonly AcceptedDifference[]> {
  try {
    return read(z.array(entry), await parseFile(file, content), 'the file');
  } catch (error) {
    throw error instanceof InvalidInput ? new Error(`${file}: ${error.message}`, { cause: error }) : error;
  }
}

/** The accepted differences of a comparison, and which of them have occurred. */
export class AcceptedDifferences {
  readonly #entries: readonly AcceptedDifference[];
  readonly #seen = new Set<AcceptedDifference>();
  readonly #compared = new Set<AcceptedDifference>();

  constructor(entries: readonly AcceptedDifference[]) {
    this.#entries = entries;
  }

  /** Notes that an exchange of an operation was compared. */
  noteCompared(operation: string): void {
    for (const each of this.#entries) if (matchesGlob(each.operation, operation)) this.#compared.add(each);
  }

  /** Returns true for an accepted difference, and notes that it occurs. */
  accepts(operation: string, { at }: AnswerDifference): boolean {
    const matches = this.#entries.filter((each) => matchesGlob(each.operation, operation) && matchesGlob(each.at, at));
    for (const each of matches) this.#seen.add(each);
    return matches.length > 0;
  }

  /** Returns those that did not occur although their operations were compared. */
  unused(): readonly AcceptedDifference[] {
    return this.#entries.filter((each) => this.#compared.has(each) && !this.#seen.has(each));
  }
}
