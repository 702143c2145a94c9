/** Marks the problems of every copy of the class. */
const brand = Symbol.for('xivo-mock.problem');

/**
 * An error answer of the control plane: a problem document (RFC 9457). The message is the status with the detail.
 *
 * `instanceof` also accepts a problem of another copy of the class: Jest loads the package once for its environment and once for the
 * tests.
 *
 * @example
 * const error = await admin.request('none').catch((error: unknown) => error);
 * if (error instanceof XivoMockProblem) console.log(error.status); // 404
 */
export class XivoMockProblem extends Error {
  /** The base URL of the mock. */
  readonly url: string;
  /** The HTTP status. */
  readonly status: number;
  /** The problem document, or the text of an answer that is not JSON. */
  readonly problem: unknown;

  static {
    Object.defineProperty(XivoMockProblem.prototype, brand, { value: true });
  }

  static override readonly [Symbol.hasInstance] = isInstance;

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

/** Subclasses inherit the method; they have only their own instances. */
function isInstance(this: unknown, value: unknown): boolean {
  if (this !== XivoMockProblem) return Function.prototype[Symbol.hasInstance].call(this, value);
  return typeof value === 'object' && value !== null && brand in value;
}

/** One request to the control plane. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path below `/__admin/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** Additional headers of this request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
  /** Statuses besides 2xx that are not errors. */
  readonly accepts?: readonly number[];
}

/** Options of a client. */
export interface TransportOptions {
  /** Headers to send with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends the requests, for instance through a proxy. Default: the `fetch` of the runtime. */
  readonly fetch?: typeof fetch;
}

/**
 * Sends requests to the control plane of a mock, or of one of its worlds. Throws `XivoMockProblem` for an error answer, and an `Error`
 * that names the URL if the mock cannot be reached or the answer is not JSON.
 */
export class Transport {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #fetch: typeof fetch;

  constructor(url: string, { headers = {}, fetch: ownFetch = fetch }: TransportOptions = {}) {
    this.url = url.replace(/\/$/, '');
    this.#headers = headers;
    this.#fetch = ownFetch;
  }

  /** Returns the parsed answer; `undefined` if it is empty. */
  async json<T>(request: ApiRequest): Promise<T> {
    const response = await this.#send(request);
    const text = await this.#orUnreachable(response.text());
    try {
      // Not checked: the control plane belongs to the same package, and its answers have the declared types.
      return (text === '' ? undefined : JSON.parse(text)) as T;
    } catch (cause) {
      throw new Error(`${this.url} does not answer like xivo-mock`, { cause });
    }
  }

  /** Returns the bytes of the answer. */
  async bytes(request: ApiRequest): Promise<Buffer> {
    const response = await this.#send(request);
    return Buffer.from(await this.#orUnreachable(response.arrayBuffer()));
  }

  /** Returns the body of the answer as it arrives. */
  async stream(request: ApiRequest): Promise<AsyncIterable<Uint8Array>> {
    const { body } = await this.#send(request);
    if (body === null) throw new Error(`${this.url} does not answer like xivo-mock`);
    return body;
  }

  async #send(request: ApiRequest): Promise<Response> {
    const { method, path, query = {}, body, headers = {}, signal = null, accepts = [] } = request;
    const url = new URL(`${this.url}/__admin/${path}`);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await this.#orUnreachable(
      this.#fetch(url, { method, signal, ...contentOf(body, { ...this.#headers, ...headers }) }),
    );
    if (response.ok || accepts.includes(response.status)) return response;
    const text = await this.#orUnreachable(response.text());
    throw new XivoMockProblem({ url: this.url, status: response.status, ...problemIn(text) });
  }

  async #orUnreachable<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      throw new Error(`${this.url} cannot be reached (${networkErrorText(cause)})`, { cause });
    }
  }
}

/** The reason why `fetch` failed; its error has it as the cause. */
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

/** The detail, followed by a line for each error that it does not mention. */
function detailOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return undefined;
  const detail = String(problem.detail);
  const errors: readonly unknown[] = 'errors' in problem && Array.isArray(problem.errors) ? problem.errors : [];
  return [detail, ...otherErrors(detail, errors.filter(isInputError))].join('\n  ');
}

/** An error of a problem document. */
interface InputError {
  readonly at: string;
  readonly message: string;
}

function isInputError(error: unknown): error is InputError {
  if (typeof error !== 'object' || error === null || !('at' in error && 'message' in error)) return false;
  return typeof error.at === 'string' && typeof error.message === 'string';
}

/** Returns the errors of a problem document that its detail does not mention, as `at: message`. */
export function otherErrors(detail: string, errors: readonly InputError[]): readonly string[] {
  const isMentioned = ({ at, message }: InputError) =>
    detail.includes(`${at} ${message}`) || (errors.length === 1 && detail.includes(message));
  return errors
    .filter((error) => !isMentioned(error))
    .map(({ at, message }) => (at === '' ? message : `${at}: ${message}`));
}
