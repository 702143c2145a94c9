import { buffer } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import type { Json } from './json.ts';
import { lastRequestId } from './notes/requests.ts';
import type { ExampleRequest, OperationExample } from './notes.ts';

/** The answer to an example. */
interface ExampleAnswer {
  readonly status: number;
  /** Content type without parameters; empty if there is no body. */
  readonly type: string;
  /** The JSON values in the answer: its body, or the data of its events. */
  readonly values: readonly Json[];
}

const anyJson: z.ZodType<Json> = z.json();

const httpMethod = z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']);

/** What every example begins with. */
const frozen: ExampleRequest = {
  method: 'PUT',
  url: '/__admin/clock',
  body: { mode: 'frozen', now: '2012-10-01T12:00:00Z' },
};

/** Runs examples, each on a mock of its own in the same state. */
export class ExampleRunner {
  /** The state, made once: it takes longer than most examples. */
  readonly #image: Buffer;
  readonly #pages: string;

  /** @param pages the folder of the pages. */
  constructor(pages: string) {
    const world = createWorld({ seeds: 'documented', dialect: 'documented' });
    this.#image = world.store.image();
    this.#pages = pages;
    world.close();
  }

  /** Returns the answer to an example. Throws if the control plane refuses a request that comes before it. */
  async run({ method, path }: { readonly method: string; readonly path: string }, example: OperationExample) {
    const app = this.#start();
    // The timers of long polls do not keep a process running that has no socket.
    const running = setInterval(() => {}, 60_000);
    try {
      let requestId = '';
      for (const request of [frozen, ...(example.after ?? [])]) {
        const { headers } = await send(app, request);
        requestId = headers['x-mock-request-id']?.toString() ?? requestId;
      }
      const url = exampleUrl(path, example).replace(encodeURIComponent(lastRequestId), requestId);
      return await answerOf(app, { method, url, body: await exampleBody(app, example), type: example.bodyType });
    } finally {
      clearInterval(running);
      await app.close();
    }
  }

  #start(): FastifyInstance {
    const store = Store.fromImage(this.#image);
    store.markBaseline();
    return createApp(new World({ id: 'default', store, dialect: 'documented' }), {
      pages: this.#pages,
      certificate: { ca: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n' },
      configuration: { port: { value: 8080, origin: 'default' } },
    });
  }
}

/** Returns the path of an example with its query string. */
export function exampleUrl(path: string, { params = {}, query = {} }: OperationExample): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const parameters = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return Object.keys(query).length === 0 ? filled : `${filled}?${new URLSearchParams(parameters)}`;
}

async function exampleBody(app: FastifyInstance, { body, bodySnapshot }: OperationExample) {
  if (bodySnapshot !== undefined) {
    const { rawPayload } = await app.inject(`/__admin/snapshots/${bodySnapshot}/export`);
    return rawPayload;
  }
  return body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
}

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string | Buffer | undefined;
  readonly type?: string | undefined;
}

/** The stream of events ends when the server closes; other answers end by themselves. */
async function answerOf(
  app: FastifyInstance,
  { method, url, body, type = 'application/json' }: SentRequest,
): Promise<ExampleAnswer> {
  const response = await app.inject({
    method: httpMethod.parse(method),
    url,
    payloadAsStream: true,
    ...(body !== undefined && { headers: { 'content-type': type }, payload: body }),
  });
  const answerType = response.headers['content-type']?.toString().split(';')[0] ?? '';
  if (answerType === 'text/event-stream') void app.close();
  const text = (await buffer(response.stream())).toString();
  return { status: response.statusCode, type: answerType, values: valuesIn(answerType, text) };
}

function valuesIn(type: string, text: string): readonly Json[] {
  const texts =
    type === 'text/event-stream' ? [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data) : [text];
  return /json$|event-stream$/.test(type) ? texts.map((each) => anyJson.parse(JSON.parse(each))) : [];
}

async function send(app: FastifyInstance, { method, url, headers = {}, body }: ExampleRequest) {
  const response = await app.inject({
    method: httpMethod.parse(method),
    url,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: body }),
  });
  if (response.statusCode >= 400 && url.startsWith('/__admin/'))
    throw new Error(`${method} ${url} is refused: ${response.body}`);
  return response;
}
