import type { z } from 'zod';
import { type InputProblem, maxProblems } from '#input/read.ts';
import { didYouMean } from '#text/nearest.ts';
import { oneLine } from '#text/one-line.ts';

/** A problem of a fixture document: where it is, after the file if there is one, and what is wrong. */
export type FixtureProblem = InputProblem;

/** Maximum number of problems to print. */
const maxPrinted = 10;

/** Thrown for a document that cannot be applied, with its problems. */
export class InvalidFixtures extends Error {
  /** The first problems. */
  readonly problems: readonly FixtureProblem[];
  /** Number of all problems. */
  readonly count: number;

  constructor(problems: readonly FixtureProblem[], count = problems.length) {
    super(linesOf(problems, count).join('\n'));
    this.problems = problems;
    this.count = count;
  }

  /** One line for each of the first problems, and one with the number of the others. */
  get lines(): readonly string[] {
    return linesOf(this.problems, this.count);
  }

  /** The first problem and the number of the others, on one line. */
  get summary(): string {
    return linesOf(this.problems.slice(0, 1), this.count).join('; ');
  }

  /** Returns the same problems with the file in front of their places. */
  in(file: string): InvalidFixtures {
    const problems = this.problems.map(({ at, message }) => ({ at: `${file}: ${at}`, message }));
    return new InvalidFixtures(problems, this.count);
  }
}

/** Collects problems: counts all, and describes only the first ones. */
export class ProblemList {
  readonly #described: FixtureProblem[] = [];
  #count = 0;

  add(describe: () => FixtureProblem): void {
    this.#count += 1;
    if (this.#described.length < maxProblems) this.#described.push(describe());
  }

  addAll(problems: readonly FixtureProblem[], count = problems.length): void {
    for (const problem of problems) this.add(() => problem);
    this.#count += count - problems.length;
  }

  /** Adds the issues that a schema reports for the value at this place; `known` are its valid keys. */
  addIssues(error: z.ZodError, { at, known }: { at: string; known: readonly string[] }): void {
    for (const issue of error.issues) {
      if (issue.code !== 'unrecognized_keys') {
        this.add(() => ({ at: at + issue.path.map(pathPart).join(''), message: issue.message }));
      } else for (const key of issue.keys) this.add(() => unknownKey(key, { at, known }));
    }
  }

  /** Throws `InvalidFixtures` if there are any problems. */
  throwIfAny(): void {
    if (this.#count > 0) throw new InvalidFixtures(this.#described, this.#count);
  }
}

/** The problem of an unknown key. */
function unknownKey(key: string, { at, known }: { at: string; known: readonly string[] }): FixtureProblem {
  return { at: `${at}.${shortenKey(key)}`, message: `there is no such name${didYouMean(key, known)}` };
}

/** Truncates a key for display in a place. */
export function shortenKey(key: string): string {
  return key.length > 80 ? `${key.slice(0, 80)}…` : key;
}

function linesOf(problems: readonly FixtureProblem[], count: number): readonly string[] {
  const printed = problems.slice(0, maxPrinted);
  const lines = printed.map(({ at, message }) => oneLine(`${at}: ${message}`));
  const omitted = count - printed.length;
  return omitted === 0 ? lines : [...lines, `and ${omitted} more problem${omitted === 1 ? '' : 's'}`];
}

function pathPart(part: PropertyKey): string {
  return typeof part === 'number' ? `[${part}]` : `.${String(part)}`;
}
