import * as z from 'zod';
import type { AnswerSchema } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { areEqual } from './json-schema.ts';

/** Returns the schema of an answer. Where the dialects differ, it is one of two. */
export function answerSchema(answer: AnswerSchema): object {
  const [recorded, documented] = [inDialect(answer, 'recorded'), inDialect(answer, 'documented')];
  if (areEqual(recorded, documented)) return documented;
  return {
    anyOf: [
      { title: 'documented', ...documented },
      { title: 'recorded', ...recorded },
    ],
  };
}

function inDialect(answer: AnswerSchema, dialect: Dialect): object {
  const { $schema: _, ...schema } = z.toJSONSchema(answer(dialect), { unrepresentable: 'any', reused: 'inline' });
  return schema;
}
