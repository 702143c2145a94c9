import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { operationOf, type Resource, readsOnly } from '#core/resource.ts';
import { previewAnswer } from '#http/act/preview.ts';
import type { Answer } from '#http/answer.ts';
import { describeValue } from '#input/describe-value.ts';
import { InvalidInput } from '#input/read.ts';
import { hint } from '#input/sentences.ts';
import { jsonOf } from '#journal/body.ts';
import { redactReason } from '#journal/secrets.ts';
import { nearestMatch } from '#text/glob.ts';
import { concatenate } from '#wire/chunks.ts';
import { queryOf } from '#wire/target.ts';
import { reasonAnswer } from '../answers/journal.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';

/** The operation, and the parameters of its act. */
const query = z
  .object({ operation: z.string().describe('An operation that only reads, such as `ipbx/pbx_settings/users:view`.') })
  .catchall(z.unknown());

const answer = () =>
  z.object({
    operation: z.string().describe('The operation.'),
    url: z.string().describe('The path and query string by which clients request it.'),
    status: z.int().describe('The status of the answer.'),
    reason: reasonAnswer().exactOptional(),
    body: z.unknown().optional().describe('The body: JSON, or text; absent if it is empty.'),
  });

interface Operation {
  readonly resource: Resource;
  readonly act: string;
}

/** `GET /__admin/preview`: the answer of an operation that only reads, without a request to the web services. */
export function previewRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  app.get(
    '/preview',
    {
      schema: {
        summary: 'The answer of an operation that only reads, without an account and unrecorded',
        querystring: query,
        response: { 200: answer },
      },
    },
    async ({ world, query: { operation }, originalUrl, socket: { localAddress } }) => {
      const { resource, act } = readingOperation(operation, registry);
      const parameters = [`act=${act}`, ...parametersIn(originalUrl)].join('&');
      const sent = previewAnswer(world, { resource, act, query: parameters, localAddress });
      const [mode = 'restricted'] = resource.modes ?? [];
      const url = `/${resource.base}/json.php/${mode}/${resource.path}/?${parameters}`;
      return { operation, url, ...answerJson(sent) };
    },
  );
}

/** Returns the parameters of the act as they were sent: `operation` and `act` belong to the preview. */
function parametersIn(url: string): readonly string[] {
  return queryOf(url)
    .split('&')
    .filter((pair) => pair !== '' && !/^(?:operation|act)(?:=|$)/.test(pair));
}

/** Returns the operation of this name. Throws `InvalidInput` if there is none, or if it may change the PBX. */
function readingOperation(name: string, registry: Registry): Operation {
  const operations = registry.resources.flatMap((resource) =>
    Object.keys(resource.acts).map((act) => ({ resource, act, name: operationOf(resource, act) })),
  );
  const reading = operations.filter(({ resource, act }) => readsOnly(resource, act));
  const match = reading.find((operation) => operation.name === name);
  if (match !== undefined) return match;
  const isKnown = operations.some((operation) => operation.name === name);
  const near = nearestMatch(
    name,
    reading.map((operation) => operation.name),
  );
  const message = isKnown
    ? `must be an operation that only reads, but ${name} can change the PBX; send it as a request to the web service`
    : `must be the name of an operation, but is ${describeValue(name)}${hint(near, 'GET /__admin/operations')}`;
  throw new InvalidInput([{ at: 'operation', message }], 'the query');
}

function answerJson({ status, reason, body }: Answer) {
  const bytes = concatenate(body);
  const json = jsonOf(bytes);
  return {
    status,
    ...(reason !== undefined && { reason: redactReason(reason) }),
    ...(bytes.length > 0 && { body: json === undefined ? bytes.toString() : json.value }),
  };
}
