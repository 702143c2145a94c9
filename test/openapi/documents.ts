import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const parameter = z.looseObject({
  name: z.string().optional(),
  in: z.string().optional(),
  description: z.string().optional(),
  $ref: z.string().optional(),
  explode: z.boolean().optional(),
});

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ required: z.boolean(), content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      $ref: z.string().optional(),
      description: z.string().optional(),
      content: z.record(z.string(), z.looseObject({})).optional(),
    }),
  ),
});

/** An operation of an OpenAPI document. */
export type DescribedOperation = z.output<typeof operation> & { readonly method: string; readonly path: string };

const document = z.looseObject({
  tags: z.array(z.looseObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({ description: z.string().optional() })) }),
});

/** A committed OpenAPI document. */
export type CommittedDocument = z.output<typeof document>;

const pathOf = (name: string) => fileURLToPath(new URL(`../../docs/openapi/${name}`, import.meta.url));

/** True if docs/openapi/ has a description with this name of a file. */
export function hasCommitted(name: string): boolean {
  return existsSync(pathOf(name));
}

/** Returns the text of a committed description. */
export function committedText(name: string): string {
  return readFileSync(pathOf(name), 'utf8');
}

/** Returns a committed description. */
export function committedDocument(name: string): CommittedDocument {
  return document.parse(JSON.parse(committedText(name)));
}

/** Returns the operations of a document with their methods and paths. */
export function operationsIn({ paths }: CommittedDocument): readonly DescribedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  );
}
