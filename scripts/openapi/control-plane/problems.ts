import { problemAnswer } from '#admin/answers/problem.ts';
import type { NotedOperation } from './capabilities.ts';
import type { Json, JsonObject } from './json.ts';
import type { DeclaredRoute } from './routes.ts';
import type { Components } from './schemas.ts';

interface ProblemResponse {
  /** Its name among the responses of the document. */
  readonly name: string;
  readonly description: string;
  /** A detail of such a problem. */
  readonly detail: string;
  readonly title: string;
  readonly errors?: readonly { readonly at: string; readonly message: string }[];
}

const problems: Readonly<Record<string, ProblemResponse>> = {
  400: {
    name: 'BadRequest',
    description: 'The path, the query or the body is not valid.',
    title: 'Bad Request',
    detail: 'count must be at least 1, but is 0',
    errors: [{ at: 'count', message: 'must be at least 1, but is 0' }],
  },
  401: {
    name: 'Unauthorized',
    description: 'The mock was started with a token, and the request does not have it.',
    title: 'Unauthorized',
    detail: 'the control plane requires its token, and this request has none; send Authorization: Bearer TOKEN',
  },
  403: {
    name: 'Forbidden',
    description:
      'The host of the request is not one of the mock, or the request comes from a web page of another origin.',
    title: 'Forbidden',
    detail:
      'the control plane does not accept the host evil.example; call it by an IP address, localhost or a name without a dot, or start the mock with --allowed-hosts',
  },
  404: {
    name: 'NotFound',
    description: 'There is no such world.',
    title: 'Not Found',
    detail: 'there is no world gone; the only world is default',
  },
  405: {
    name: 'MethodNotAllowed',
    description: 'The path does not take this method.',
    title: 'Method Not Allowed',
    detail: '/__admin/clock takes GET, HEAD, PUT, not PATCH',
  },
  409: {
    name: 'Conflict',
    description: 'The state of the mock does not allow it.',
    title: 'Conflict',
    detail: 'account reader already exists',
  },
  413: {
    name: 'ContentTooLarge',
    description: 'The body is larger than this operation accepts.',
    title: 'Payload Too Large',
    detail: 'the body must be at most 1048576 bytes long, but is 2000000',
  },
  415: {
    name: 'UnsupportedMediaType',
    description: 'The body has a content type that the operation does not take. An empty body needs none.',
    title: 'Unsupported Media Type',
    detail:
      'the body has Content-Type text/plain; send application/json, or application/yaml for fixtures and application/vnd.sqlite3 for imports',
  },
  503: {
    name: 'ServiceUnavailable',
    description: 'The mock is closing.',
    title: 'Service Unavailable',
    detail: 'the mock is closing',
  },
  default: {
    name: 'Problem',
    description: 'Any other problem, such as a failure of the mock.',
    title: 'Internal Server Error',
    detail: 'disk I/O error',
  },
};

const headers: Readonly<Record<string, JsonObject>> = {
  401: {
    'WWW-Authenticate': {
      description: 'The way to send the token.',
      schema: { type: 'string', const: 'Bearer realm="xivo-mock"' },
    },
  },
  405: { Allow: { description: 'The methods that the path takes.', schema: { type: 'string' } } },
};

const noWorld = 'Or there is no such world.';

/** The problem responses, for the components of the document. */
export function problemResponses(components: Components): JsonObject {
  const schema = components.schemaOf(problemAnswer(), 'output');
  return Object.fromEntries(
    Object.entries(problems).map(([status, { name, description, ...members }]) => [
      name,
      {
        description,
        ...(headers[status] && { headers: headers[status] }),
        content: { 'application/problem+json': { schema, example: exampleOf(status, members) } },
      },
    ]),
  );
}

function exampleOf(status: string, { title, detail, errors }: Pick<ProblemResponse, 'title' | 'detail' | 'errors'>) {
  const example: Json = {
    type: 'about:blank',
    title,
    status: status === 'default' ? 500 : Number(status),
    detail,
    ...(errors && { errors: errors.map((error) => ({ ...error })) }),
  };
  return example;
}

/** The problem responses of an operation, by status. */
export function problemsOf(route: DeclaredRoute, notes: NotedOperation): JsonObject {
  const meanings = { ...generalProblems(route, notes), ...specialProblems(notes), default: undefined };
  return Object.fromEntries(
    Object.entries(meanings).map(([status, description]) => [status, reference(status, description)]),
  );
}

/** The problems that follow from what an operation takes. */
function generalProblems(route: DeclaredRoute, notes: NotedOperation): Readonly<Record<string, undefined>> {
  const hasBody = route.body !== undefined || notes.bodies !== undefined;
  return {
    ...((hasBody || route.querystring !== undefined || refusesParams(route)) && { 400: undefined }),
    ...(route.needsToken && { 401: undefined }),
    ...(route.path.startsWith('/__admin') && { 403: undefined }),
    ...(notes.scope === 'world' && { 404: undefined }),
    405: undefined,
    ...(hasBody && { 413: undefined, 415: undefined }),
  };
}

function specialProblems({ problems: special = {}, scope }: NotedOperation): Readonly<Record<string, string>> {
  const { 404: missing, ...others } = special;
  if (missing === undefined) return others;
  return { ...others, 404: scope === 'world' ? `${missing} ${noWorld}` : missing };
}

/** True if some text is not allowed as a parameter of the path. */
function refusesParams({ params, path }: DeclaredRoute): boolean {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '?']);
  return params !== undefined && !params.safeParse(Object.fromEntries(names)).success;
}

function reference(status: string, description: string | undefined): JsonObject {
  const response = problems[status];
  if (response === undefined) throw new Error(`there is no problem response ${status}`);
  return { $ref: `#/components/responses/${response.name}`, ...(description !== undefined && { description }) };
}
