import type { Schema } from './schema/schema.ts';

/** A parameter of the query. */
export interface DescribedParameter {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** The part of an OpenAPI document that the view reads. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, InPlace>>;
    readonly requestBodies?: Readonly<Record<string, OpenApiBody>>;
  };
}

type InPlace = DescribedParameter & { readonly in?: string };

interface Reference {
  readonly $ref?: string;
}

interface OpenApiBody {
  readonly description?: string;
  readonly content?: Readonly<Record<string, OpenApiMedia>>;
}

interface OpenApiMedia {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface OpenApiOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly (InPlace & Reference)[];
  readonly requestBody?: OpenApiBody & Reference;
}

/** What the form of an operation shows. */
export interface OperationDescription {
  readonly method: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** Parameters of the query, without `act`. */
  readonly parameters: readonly DescribedParameter[];
  /** The schema of a JSON body; `undefined` for an operation without one. */
  readonly body: Schema | undefined;
  /** The content type of a body that is another text, such as `text/csv`. */
  readonly textType: string | undefined;
  readonly bodyDescription: string | undefined;
  readonly bodyExample: unknown;
}

/** Returns the description of an operation; `undefined` if the document does not have it. */
export function descriptionOf(document: OpenApi, operation: string): OperationDescription | undefined {
  for (const path of Object.values(document.paths)) {
    for (const [method, described] of Object.entries(path)) {
      if (described.operationId === operation) return readOperation(document, method, described);
    }
  }
  return undefined;
}

function readOperation(document: OpenApi, method: string, described: OpenApiOperation): OperationDescription {
  const { summary, description, parameters = [], requestBody } = described;
  const body = requestBody && dereferenced(requestBody, document.components?.requestBodies);
  const [otherType, other] = Object.entries(body?.content ?? {})[0] ?? [];
  const json = body?.content?.['application/json'];
  const media = json ?? other;
  return {
    method: method.toUpperCase(),
    summary,
    description,
    parameters: parameters
      .map((parameter) => dereferenced(parameter, document.components?.parameters))
      .filter((parameter) => parameter.in === 'query' && parameter.name !== 'act'),
    body: json?.schema,
    textType: json === undefined ? otherType : undefined,
    bodyDescription: body?.description,
    bodyExample: media?.example ?? Object.values(media?.examples ?? {})[0]?.value,
  };
}

function dereferenced<Part>(part: Part & Reference, parts: Readonly<Record<string, Part>> = {}): Part {
  if (part.$ref === undefined) return part;
  return parts[part.$ref.slice(part.$ref.lastIndexOf('/') + 1)] ?? part;
}

/** Returns the example of a parameter as text; empty if it has none. */
export function exampleText({ example, schema }: DescribedParameter): string {
  const value = example ?? schema?.examples?.[0] ?? schema?.default;
  return value === undefined || value === null ? '' : String(value);
}
