import type { z } from 'zod';
import type { Dialect } from '#dialect.ts';
import { type AnsweredQuestion, jsonIn, operationIn } from '../question.ts';

/** How the answers of an operation differ in form from those of the release that the mock imitates. */
export interface FormDifference {
  readonly operation: string;
  /** Keys that the release does not have, which are ignored. */
  readonly unknown: readonly string[];
  /** Keys that the release has and the answers lack. */
  readonly missing: readonly string[];
  /** Places with a value that the release does not answer. */
  readonly values: readonly string[];
}

/** Returns the differences in form, once per operation. Places are without the positions in lists. */
export function formDifferences(answered: readonly AnsweredQuestion[], dialect: Dialect): readonly FormDifference[] {
  const byOperation = new Map<string, Places>();
  for (const { question, answer } of answered) {
    const schema = question.resource.answers?.[question.act]?.(dialect);
    const json = jsonIn(answer);
    if (schema === undefined || json === undefined) continue;
    const parsed = schema.safeParse(json);
    if (parsed.success) continue;
    const places = byOperation.get(operationIn(question)) ?? new Places();
    byOperation.set(operationIn(question), places);
    for (const issue of parsed.error.issues) places.add(issue);
  }
  return [...byOperation].map(([operation, places]) => places.difference(operation));
}

type Issue = z.core.$ZodIssue;

class Places {
  readonly #unknown = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #values = new Set<string>();

  add(issue: Issue, above: readonly PropertyKey[] = []): void {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) this.#unknown.add(textOf([...path, key]));
    else if (issue.code === 'invalid_union') this.#addUnion(issue, path);
    else if (issue.code === 'invalid_type' && issue.input === undefined) this.#missing.add(textOf(path));
    else this.#values.add(textOf(path));
  }

  difference(operation: string): FormDifference {
    const [unknown, missing, values] = [this.#unknown, this.#missing, this.#values].map((places) => [...places].sort());
    return { operation, unknown: unknown ?? [], missing: missing ?? [], values: values ?? [] };
  }

  /** Of several forms, the one that fits best: the value itself has the right type, and the fewest issues. */
  #addUnion({ errors }: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): void {
    const misfit = (issues: readonly Issue[]) =>
      issues.length +
      1000 * issues.filter(({ path: below, code }) => below.length === 0 && code !== 'unrecognized_keys').length;
    const [best] = [...errors].sort((one, other) => misfit(one) - misfit(other));
    if (best === undefined || best.length === 0) this.#values.add(textOf(path));
    for (const issue of best ?? []) this.add(issue, path);
  }
}

function textOf(path: readonly PropertyKey[]): string {
  return path.filter((key) => typeof key !== 'number').join('.');
}
