/** What the control plane answered instead of success: its problem document. */
export class XivoMockProblem extends Error {
  readonly status: number;
  /** The document, or the text when it is none. */
  readonly problem: unknown;

  constructor(status: number, detail: string, problem: unknown) {
    super(`${status}: ${detail}`);
    this.status = status;
    this.problem = problem;
  }
}

/** One request to the control plane. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/__admin/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Statuses beside 2xx whose answer is wanted instead of an error. */
  readonly accepts?: readonly number[];
}

/** Sends requests to the control plane of one mock, or of one world of it. */
export class Transport {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url.replace(/\/$/, '');
    this.#headers = headers;
  }

  /** The answer as JSON; throws `XivoMockProblem` for an error. */
  async json<T>(asked: Asked): Promise<T> {
    const response = await this.#send(asked);
    const text = await response.text();
    // The control plane is our own: its answers have the types that the client declares.
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The bytes of the answer; throws `XivoMockProblem` for an error. */
  async bytes(asked: Asked): Promise<Buffer> {
    return Buffer.from(await (await this.#send(asked)).arrayBuffer());
  }

  async #send({ method, path, query = {}, body, accepts = [] }: Asked): Promise<Response> {
    const url = new URL(`${this.url}/__admin/${path}`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await fetch(url, { method, ...contentOf(body, this.#headers) });
    if (response.ok || accepts.includes(response.status)) return response;
    throw problemOf(response.status, await response.text());
  }
}

function contentOf(body: unknown, headers: Readonly<Record<string, string>>): Pick<RequestInit, 'body' | 'headers'> {
  if (body === undefined) return { headers };
  const isImage = body instanceof Uint8Array;
  const type = isImage ? 'application/vnd.sqlite3' : 'application/json';
  const content = isImage ? new Blob([new Uint8Array(body)]) : JSON.stringify(body);
  return { headers: { ...headers, 'content-type': type }, body: content };
}

function problemOf(status: number, text: string): XivoMockProblem {
  try {
    const problem: unknown = JSON.parse(text);
    return new XivoMockProblem(status, detailOf(problem) ?? text, problem);
  } catch {
    return new XivoMockProblem(status, text, text);
  }
}

function detailOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return undefined;
  const faults = 'errors' in problem ? ` ${JSON.stringify(problem.errors)}` : '';
  return `${String(problem.detail)}${faults}`;
}
