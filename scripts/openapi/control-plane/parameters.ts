import type { NotedOperation } from './capabilities.ts';
import { isList, isObject, type Json, type JsonObject } from './json.ts';
import type { DeclaredRoute } from './routes.ts';
import type { Components } from './schemas.ts';

/** The header that selects a world. */
export const worldParameter: JsonObject = {
  name: 'X-Mock-World',
  in: 'header',
  description:
    'Id of a world. The path prefix `/w/ID`, the host `ID.localhost` and the login of an account of the world select one as well. Default: the default world.',
  schema: { type: 'string' },
};

/** Returns the parameters of an operation: of its path, of its query, and the header that selects a world. */
export function parametersOf(
  route: DeclaredRoute,
  notes: NotedOperation,
  components: Components,
): readonly JsonObject[] {
  const [example] = notes.examples;
  const inPath = namedSchemas(route.params && components.schemaOf(route.params, 'input'));
  return [
    ...inPath.map(({ name, schema }) => parameter({ name, in: 'path', required: true, schema }, example?.params)),
    ...queryParameters(route, notes, components),
    ...(notes.parameters ?? []),
    ...(notes.scope === 'world' ? [{ $ref: '#/components/parameters/World' }] : []),
  ];
}

/**
 * A parameter of the query is text, of which the route makes a value. The schema is that of the value where zod knows it, because it
 * says more: an integer, a boolean, a list.
 */
function queryParameters({ querystring }: DeclaredRoute, notes: NotedOperation, components: Components) {
  if (querystring === undefined) return [];
  const values = new Map(
    namedSchemas(components.schemaOf(querystring, 'output')).map(({ name, schema }) => [name, schema]),
  );
  const texts = namedSchemas(components.schemaOf(querystring, 'input'));
  return texts.map(({ name, schema: text }) => {
    const value = values.get(name) ?? text;
    const schema = isKnown(value) ? value : text;
    const style = schema['type'] === 'array' ? { style: 'form', explode: false } : {};
    return parameter({ name, in: 'query', schema, ...style }, notes.examples[0]?.query);
  });
}

function parameter(
  {
    schema: { description, ...schema },
    ...members
  }: JsonObject & { readonly name: string; readonly schema: JsonObject },
  examples: JsonObject = {},
): JsonObject {
  const example = shownValue(schema, examples[members.name]);
  return { ...members, description, schema, ...(example !== undefined && { example }) };
}

/** The example of a list is a list, although it is sent as text. */
function shownValue({ type }: JsonObject, example: Json): Json {
  return type === 'array' && typeof example === 'string' ? example.split(',') : example;
}

function namedSchemas(
  schema: JsonObject | undefined,
): readonly { readonly name: string; readonly schema: JsonObject }[] {
  const properties = schema?.['properties'] ?? {};
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, each]) => (isObject(each) ? [{ name, schema: each }] : []));
}

/** False for the result of a transformation, of which zod does not know the type. */
function isKnown(schema: JsonObject): boolean {
  const options = schema['anyOf'] ?? schema['oneOf'];
  if (isList(options)) return options.every((option) => isObject(option) && isKnown(option));
  return ['type', 'enum', 'const', '$ref'].some((name) => name in schema);
}
