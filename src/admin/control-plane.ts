import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchemaCompiler,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import type { Metrics } from '#http/counters.ts';
import { InvalidInput, tryRead } from '#input/read.ts';
import type { Worlds } from '#world/worlds.ts';
import type { EffectiveOptions } from './effective-options.ts';

/** What the capabilities of the control plane work with. */
export interface ControlPlaneParts {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly configuration: EffectiveOptions;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
  /** How often a quiet stream of events shows that it is alive, in milliseconds. */
  readonly heartbeatMs: number;
}

/** What a handler may return by the schema of the answer. */
export type AnswerOf<Schema> = Schema extends () => z.ZodType ? z.input<ReturnType<Schema>> : unknown;

/**
 * A handler receives what the zod schemas of its route make of the request, and returns what those of its answers allow. Answers are
 * not checked while they are served, so that their schemas are functions: a start does not make what it never uses.
 */
interface ZodTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: AnswerOf<this['schema']>;
}

/** The server as capabilities see it: the schemas of their routes are zod schemas. */
export type ControlPlane = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypes
>;

declare module 'fastify' {
  interface FastifySchema {
    /** What the route does, in one line. */
    readonly summary?: string;
  }
}

/** Largest bodies of the control plane in bytes; a route that needs more than the usual one says so. */
export const bodyLimits = {
  usual: 1024 * 1024,
  /** Fault rules carry answers. */
  faults: 20 * 1024 * 1024,
  /** A larger state is better kept as a snapshot. */
  fixtures: 64 * 1024 * 1024,
  snapshot: 1024 * 1024 * 1024,
} as const;

/** The answer of a route that has nothing to say. */
export const noContent = () => z.undefined();

/** The server with handlers typed by zod schemas, by which it reads requests. */
export function withSchemas(app: FastifyInstance): ControlPlane {
  app.setValidatorCompiler(readBy);
  app.setSerializerCompiler(() => JSON.stringify);
  app.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimits.usual;
  });
  return app.withTypeProvider<ZodTypes>();
}

/** How sentences call the parts of a request. */
const subjects: Readonly<Record<string, string>> = { params: 'the path', querystring: 'the query' };

/** Reads a part of a request by the schema of its route. An absent body arrives as `null`, like a body of JSON `null`. */
const readBy: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'body' }) => {
  const subject = subjects[httpPart] ?? 'the body';
  return (value) => {
    const result = tryRead(schema, value ?? undefined);
    return 'data' in result
      ? { value: result.data }
      : { error: new InvalidInput(result.faults, subject, result.count) };
  };
};
