import * as z from 'zod';
import type { NotedOperation } from './capabilities.ts';
import type { Json, JsonObject } from './json.ts';
import type { OperationExample } from './notes.ts';
import { parametersOf } from './parameters.ts';
import { problemsOf } from './problems.ts';
import type { DeclaredRoute } from './routes.ts';
import type { ExampleRunner } from './run-example.ts';
import type { Components } from './schemas.ts';
import { shownExample } from './shown-example.ts';

const location: JsonObject = {
  Location: { description: 'The path of the page, relative to this one.', schema: { type: 'string' } },
};

/** What the operations of a document share. */
export interface DocumentParts {
  readonly components: Components;
  readonly runner: ExampleRunner;
}

/** Returns the description of an operation, with the answers to its examples. */
export async function describeOperation(
  route: DeclaredRoute,
  notes: NotedOperation,
  { components, runner }: DocumentParts,
): Promise<JsonObject> {
  const parameters = parametersOf(route, notes, components);
  const requestBody = bodyOf(route, notes, components);
  const answers = await Promise.all(
    Object.entries(notes.answers).map(async ([status, description]) => [
      status,
      await answerOf({ route, notes, components, runner, status, description }),
    ]),
  );
  return {
    operationId: notes.id,
    tags: [notes.tag],
    summary: route.summary,
    ...(notes.description !== undefined && { description: notes.description }),
    ...(!route.needsToken && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && { requestBody }),
    responses: { ...Object.fromEntries(answers), ...problemsOf(route, notes) },
  };
}

function bodyOf({ body }: DeclaredRoute, { bodies, examples }: NotedOperation, components: Components) {
  const contents = bodies ?? (body && [{ type: 'application/json', schema: components.schemaOf(body, 'input') }]);
  if (contents === undefined) return undefined;
  const example = examples.find((each) => each.body !== undefined && each.bodyType === undefined)?.body;
  return {
    required: body === undefined || !body.safeParse(undefined).success,
    content: Object.fromEntries(
      contents.map(({ type, schema }) => [
        type,
        { schema, ...(type === 'application/json' && example !== undefined && { example }) },
      ]),
    ),
  };
}

interface AnswerParts extends DocumentParts {
  readonly route: DeclaredRoute;
  readonly notes: NotedOperation;
  readonly status: string;
  readonly description: string;
}

async function answerOf({ route, notes, components, runner, status, description }: AnswerParts): Promise<JsonObject> {
  const answer = route.answers[status]?.();
  if (answer === undefined) throw new Error(`${route.method} ${route.path} has no schema for status ${status}`);
  if (answer instanceof z.ZodUndefined) return { description, ...(status === '302' && { headers: location }) };
  const { type, schema } = notes.content ?? {
    type: 'application/json',
    schema: components.schemaOf(answer, 'output'),
  };
  const example = notes.examples.find((each) => String(each.status) === status);
  const shown = example && (await answerTo(route, example, runner));
  return { description, content: { [type]: { schema, ...(shown !== undefined && { example: shown }) } } };
}

/** The answer to an example, if it is JSON that is short enough to show. */
async function answerTo(route: DeclaredRoute, example: OperationExample, runner: ExampleRunner): Promise<Json> {
  if (example.isLong === true) return undefined;
  const { values } = await runner.run(route, example);
  return values[0] === undefined ? undefined : shownExample(values[0], example.cut);
}
