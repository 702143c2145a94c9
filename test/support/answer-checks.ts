import type * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { noteSeen } from './answer-places.ts';

/** An answer with status 200 of an operation. */
export interface Answer200 {
  readonly dialect: Dialect;
  readonly operation: string;
  /** What was requested, for the report. */
  readonly request: string;
  readonly body: string;
}

/** Validates answers against the schemas that their resources declare, and notes what was seen of the schemas. */
export class AnswerChecks {
  /** The schemas by dialect and operation. */
  readonly schemas: ReadonlyMap<string, z.ZodType>;
  readonly seen = new Set<string>();
  readonly #problems = new Map<string, string>();

  constructor(registries: Readonly<Record<Dialect, Registry>>) {
    this.schemas = new Map(
      Object.entries(registries).flatMap(([dialect, { resources }]) =>
        resources.flatMap((resource) =>
          Object.entries(resource.answers ?? {}).flatMap(([act, answer]) =>
            answer === undefined
              ? []
              : [
                  [
                    `${dialect} ${operationOf(resource, act)}`,
                    answer(dialect === 'recorded' ? dialect : 'documented'),
                  ] as const,
                ],
          ),
        ),
      ),
    );
  }

  /** The problems, one for each operation and kind. */
  get problems(): readonly string[] {
    return [...this.#problems.values()].sort();
  }

  check(answer: Answer200): void {
    const problem = this.#problemOf(answer);
    if (problem === undefined) return;
    const key = `${answer.dialect} ${answer.operation} ${problem.replaceAll(/\d+/g, '#')}`;
    if (!this.#problems.has(key))
      this.#problems.set(key, `${answer.dialect} ${answer.operation} ${problem} (${answer.request})`);
  }

  #problemOf({ dialect, operation, body }: Answer200): string | undefined {
    const schema = this.schemas.get(`${dialect} ${operation}`);
    if (schema === undefined) return body === '' ? undefined : 'answers a body, but declares no schema';
    if (body === '') return 'declares a schema, but answers an empty body';
    const value = jsonOrText(body);
    const { error } = schema.safeParse(value);
    if (error !== undefined) return deepest(error.issues, value);
    noteSeen(schema, operation, value, this.seen);
    return undefined;
  }
}

/** The body as JSON; one that is not JSON is text (core.md 6.6). */
function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** The issue at the deepest path, also within the alternatives of a union. */
function deepest(issues: readonly z.core.$ZodIssue[], value: unknown): string {
  const leaves = issues.flatMap((issue) => leavesOf(issue, []));
  const [worst] = leaves.sort((one, other) => other.path.length - one.path.length);
  const at = worst?.path.reduce<unknown>((part, key) => Object(part)[key], value);
  return `${worst?.path.join('.')}: ${worst?.message} (${JSON.stringify(at)?.slice(0, 80)})`;
}

interface Leaf {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function leavesOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): readonly Leaf[] {
  const path = [...above, ...issue.path];
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().flatMap((each) => leavesOf(each, path)) : [];
  return inner.length > 0 ? inner : [{ path, message: issue.message }];
}
