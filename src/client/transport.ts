/** What the control plane answered instead of success: its problem document. */
export class XivoMockProblem extends Error {
  /** The address of the mock. */
  readonly url: string;
  readonly status: number;
  /** The document, or the text when it is none. */
  readonly problem: unknown;

  constructor({
    url,
    status,
    detail,
    problem,
  }: Pick<XivoMockProblem, 'url' | 'status' | 'problem'> & { detail: string }) {
    super(`${status}: ${detail}`);
    this.url = url;
    this.status = status;
    this.problem = problem;
  }
}

/** One request to the control plane. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/__admin/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Header fields beside those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request. */
  readonly signal?: AbortSignal;
  /** Statuses beside 2xx whose answer is wanted instead of an error. */
  readonly accepts?: readonly number[];
}

/**
 * Sends requests to the control plane of one mock, or of one world of it. Throws `XivoMockProblem` for an error that the mock
 * answers, and an error that names its address when it cannot be reached or is not a mock.
 */
export class Transport {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url.replace(/\/$/, '');
    this.#headers = headers;
  }

  /** The answer as JSON; `undefined` when it is empty. */
  async json<T>(asked: ApiCall): Promise<T> {
    const response = await this.#send(asked);
    const text = await this.#reached(response.text());
    try {
      // The control plane is our own: its answers have the types that the client declares.
      return (text === '' ? undefined : JSON.parse(text)) as T;
    } catch (cause) {
      throw new Error(`${this.url} does not answer as a mock does`, { cause });
    }
  }

  /** The bytes of the answer. */
  async bytes(asked: ApiCall): Promise<Buffer> {
    const response = await this.#send(asked);
    return Buffer.from(await this.#reached(response.arrayBuffer()));
  }

  /** The body of the answer as it arrives. */
  async stream(asked: ApiCall): Promise<AsyncIterable<Uint8Array>> {
    const { body } = await this.#send(asked);
    if (body === null) throw new Error(`${this.url} does not answer as a mock does`);
    return body;
  }

  async #send(asked: ApiCall): Promise<Response> {
    const { method, path, query = {}, body, headers = {}, signal = null, accepts = [] } = asked;
    const url = new URL(`${this.url}/__admin/${path}`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await this.#reached(
      fetch(url, { method, signal, ...contentOf(body, { ...this.#headers, ...headers }) }),
    );
    if (response.ok || accepts.includes(response.status)) return response;
    const text = await this.#reached(response.text());
    throw new XivoMockProblem({ url: this.url, status: response.status, ...problemIn(text) });
  }

  async #reached<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      throw new Error(`${this.url} cannot be reached (${networkErrorText(cause)})`, { cause });
    }
  }
}

/** Why a `fetch` failed, which it hides in the cause of its error. */
export function networkErrorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return error.cause.message || networkErrorText(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function contentOf(body: unknown, headers: Readonly<Record<string, string>>): Pick<RequestInit, 'body' | 'headers'> {
  if (body === undefined) return { headers };
  const isImage = body instanceof Uint8Array;
  const type = isImage ? 'application/vnd.sqlite3' : 'application/json';
  const content = isImage ? new Blob([new Uint8Array(body)]) : JSON.stringify(body);
  return { headers: { ...headers, 'content-type': type }, body: content };
}

function problemIn(text: string): { detail: string; problem: unknown } {
  try {
    const problem: unknown = JSON.parse(text);
    return { detail: detailOf(problem) ?? text, problem };
  } catch {
    return { detail: text, problem: text };
  }
}

function detailOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return undefined;
  const faults = 'errors' in problem ? ` ${JSON.stringify(problem.errors)}` : '';
  return `${String(problem.detail)}${faults}`;
}
