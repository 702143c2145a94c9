import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { Registry } from '#core/registry.ts';
import type { Act, Resource } from '#core/resource.ts';
import { operationOf } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import { findTarget } from '#http/routing/find-target.ts';
import { resources } from '#resources/index.ts';
import { parseQuery } from '#wire/query.ts';
import { webServicesDocument } from '../../../scripts/openapi/web-services/document.ts';
import { type Exchange, readSequences, recordingNames } from '../../support/recordings.ts';

const response = z.looseObject({
  $ref: z.string().optional(),
  content: z.record(z.string(), z.looseObject({})).optional(),
});
const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(z.looseObject({ name: z.string().optional(), schema: z.looseObject({}).optional() })),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
  responses: z.record(z.string(), response),
});
const shape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/** The description of the web services. */
export const document = shape.parse(webServicesDocument());

/** The operations of the description, by name. */
export const operations = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => [each.operationId, { ...each, path, method }] as const),
  ),
);

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
ajv.addSchema({ $id: 'xivo', components: document.components });

/** Returns the errors of a body or an answer of an operation; `undefined` if the document has no schema for it. */
export function errorsIn(
  kind: 'body' | 'answer',
  operationId: string,
  value: unknown,
): readonly ErrorObject[] | undefined {
  const name = `${operationId.replace(/[/:]/g, '.')}.${kind}`;
  if (document.components.schemas[name] === undefined) return undefined;
  const validate = ajv.getSchema(`xivo#/components/schemas/${name}`);
  if (validate === undefined) throw new Error(`${name} is not a schema`);
  return validate(value) === true ? [] : (validate.errors ?? []);
}

/** An act that a request ran, as it was recorded. */
export interface RecordedAct {
  readonly exchange: Exchange;
  readonly resource: Resource;
  readonly act: Act;
  readonly operationId: string;
}

/** Returns the recorded exchanges that reached an act. */
export function recordedActs(): readonly RecordedAct[] {
  const registry = new Registry(resources, 'recorded');
  return recordingNames()
    .flatMap((name) => readSequences(name))
    .flatMap(({ exchanges }) => exchanges)
    .flatMap((exchange) => recordedAct(exchange, registry) ?? []);
}

function recordedAct(exchange: Exchange, registry: Registry): RecordedAct | undefined {
  const [path = '', search = ''] = exchange.path.split(/\?(.*)/s);
  const target = findTarget(path, registry);
  // The fields of a form replace the parameters of the query, the act included (core.md 3.2).
  const isForm = Object.values(exchange.requestHeaders ?? {}).some((value) => value.includes('form'));
  if (target.kind !== 'resource' || isForm) return undefined;
  const { resource } = target;
  const name = actOf(resource, { query: parseQuery(search) });
  const act = resource.acts[name];
  return act && { exchange, resource, act, operationId: operationOf(resource, name) };
}
