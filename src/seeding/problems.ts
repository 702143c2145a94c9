import type { z } from 'zod';
import { type InputProblem, maxProblems } from '#input/read.ts';
import { didYouMean } from '#text/nearest.ts';
import { oneLine } from '#text/one-line.ts';

/** One thing that is wrong with a fixture document; its place follows the file where there is one. */
export type FixtureProblem = InputProblem;

/** More faults than these are not printed. */
const mostPrinted = 10;

/** A document that cannot be applied, with what is wrong with it. */
export class InvalidFixtures extends Error {
  /** The first ones. */
  readonly problems: readonly FixtureProblem[];
  /** How many there are. */
  readonly count: number;

  constructor(faults: readonly FixtureProblem[], count = faults.length) {
    super(linesOf(faults, count).join('\n'));
    this.problems = faults;
    this.count = count;
  }

  /** One line for each of the first faults, and one about the others. */
  get lines(): readonly string[] {
    return linesOf(this.problems, this.count);
  }

  /** The first fault, and how many there are beside it. */
  get summary(): string {
    return linesOf(this.problems.slice(0, 1), this.count).join('; ');
  }

  /** The same faults, each in this file. */
  in(file: string): InvalidFixtures {
    const placed = this.problems.map(({ at, message }) => ({ at: `${file}: ${at}`, message }));
    return new InvalidFixtures(placed, this.count);
  }
}

/** Faults as they are found: the first ones are described, and all are counted. */
export class ProblemList {
  readonly #described: FixtureProblem[] = [];
  #count = 0;

  add(describe: () => FixtureProblem): void {
    this.#count += 1;
    if (this.#described.length < maxProblems) this.#described.push(describe());
  }

  addAll(faults: readonly FixtureProblem[], count = faults.length): void {
    for (const fault of faults) this.add(() => fault);
    this.#count += count - faults.length;
  }

  /** What a schema finds in the value at this place; `known` are the keys that it may have. */
  addIssues(error: z.ZodError, { at, known }: { at: string; known: readonly string[] }): void {
    for (const issue of error.issues) {
      if (issue.code !== 'unrecognized_keys') {
        this.add(() => ({ at: at + issue.path.map(pathPart).join(''), message: issue.message }));
      } else for (const key of issue.keys) this.add(() => unknownKey(key, { at, known }));
    }
  }

  /** Throws `FixtureFaults` when there are any. */
  refuse(): void {
    if (this.#count > 0) throw new InvalidFixtures(this.#described, this.#count);
  }
}

/** The fault of a key that nothing is called. */
function unknownKey(key: string, { at, known }: { at: string; known: readonly string[] }): FixtureProblem {
  return { at: `${at}.${shortenKey(key)}`, message: `there is no such name${didYouMean(key, known)}` };
}

/** A key as a place shows it. */
export function shortenKey(key: string): string {
  return key.length > 80 ? `${key.slice(0, 80)}…` : key;
}

function linesOf(faults: readonly FixtureProblem[], count: number): readonly string[] {
  const shown = faults.slice(0, mostPrinted);
  const lines = shown.map(({ at, message }) => oneLine(`${at}: ${message}`));
  const left = count - shown.length;
  return left === 0 ? lines : [...lines, `and ${left} more fault${left === 1 ? '' : 's'}`];
}

function pathPart(part: PropertyKey): string {
  return typeof part === 'number' ? `[${part}]` : `.${String(part)}`;
}
