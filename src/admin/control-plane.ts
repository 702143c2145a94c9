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
import type { StateDocument } from '#seeding/states/state-documents.ts';
import type { Worlds } from '#world/worlds.ts';
import type { EffectiveOptions } from './effective-options.ts';
import type { ServedCertificate } from './served-certificate.ts';

/** The provider states that the mock was started with. */
export interface ProviderStateDocuments {
  readonly documents: readonly StateDocument[];
  /** Refuses documents with fields that the PBX ignores. */
  readonly strict: boolean;
}

/** What the routes of the control plane need from the server. */
export interface ControlPlaneParts {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly configuration: EffectiveOptions;
  /** The HTTPS certificate; absent if HTTPS is off. */
  readonly certificate?: ServedCertificate | undefined;
  readonly providerStates: ProviderStateDocuments;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
  /** The folder of the built pages, with a folder for each. */
  readonly pages: string;
  /** How often a quiet stream of events shows that it is alive, in milliseconds. */
  readonly heartbeatMs: number;
}

/** The type that a handler may return, by the schema of the answer. */
export type AnswerOf<Schema> = Schema extends () => z.ZodType ? z.input<ReturnType<Schema>> : unknown;

/**
 * A handler receives the request as parsed by the zod schemas of its route, and returns an answer of the type of its answer schemas.
 * Answers are not validated at run time; their schemas are functions, so that a start does not build schemas that it never uses.
 */
interface ZodTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: AnswerOf<this['schema']>;
}

/** A Fastify instance whose route schemas are zod schemas. */
export type ControlPlane = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypes
>;

declare module 'fastify' {
  interface FastifySchema {
    /** One line on what the route does. */
    readonly summary?: string;
  }

  interface FastifyContextConfig {
    /** False if the route is served without the token. */
    readonly needsToken?: boolean;
  }
}

/** Maximum body sizes of the control plane in bytes; `usual` is the default. */
export const bodyLimits = {
  usual: 1024 * 1024,
  /** Fault rules may contain complete answers. */
  faults: 20 * 1024 * 1024,
  /** Larger states are loaded from snapshots. */
  fixtures: 64 * 1024 * 1024,
  snapshot: 1024 * 1024 * 1024,
} as const;

/** The schema of an empty answer. */
export const noContent = () => z.undefined();

/** Makes an instance validate requests with zod schemas, and types its handlers by them. */
export function withSchemas(app: FastifyInstance): ControlPlane {
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(() => JSON.stringify);
  app.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimits.usual;
  });
  return app.withTypeProvider<ZodTypes>();
}

/** Names of the parts of a request in error messages. */
const subjects: Readonly<Record<string, string>> = { params: 'the path', querystring: 'the query' };

/** Validates a part of a request with the schema of its route. A missing body arrives as `null`, as does the JSON `null`. */
const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart = 'body' }) => {
  const subject = subjects[httpPart] ?? 'the body';
  return (value) => {
    const result = tryRead(schema, value ?? undefined);
    return 'data' in result
      ? { value: result.data }
      : { error: new InvalidInput(result.problems, subject, result.count) };
  };
};
