import type { InputProblem } from '#input/read.ts';

/** A refusal of the mock (a problem document, RFC 9457), or a mock that cannot be reached (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  /** The place of each problem with the input. */
  readonly errors: readonly InputProblem[];

  constructor(status: number, detail: string, errors: readonly InputProblem[] = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/** A request to the control plane. */
export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON, unless `type` is set. */
  readonly body?: unknown;
  /** The content type of a body that is text or bytes. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Statuses besides 2xx that are not problems. */
  readonly accepts?: readonly number[];
}

/** Options of `Api`. */
interface ApiOptions {
  /** The token of the control plane, if it requires one. */
  readonly token: string | undefined;
  /** The id of the world to which requests go. */
  readonly world: string | undefined;
  /** Called when the mock asks for its token. */
  onTokenNeeded(): void;
}

/** Sends requests to the control plane that serves the page. Paths are below `/__admin/`, one folder above the page. Throws `ApiProblem`. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** The id of the world that the page shows. */
  get world(): string {
    return this.#options.world ?? 'default';
  }

  /** Whether requests carry the token of the control plane. */
  get hasToken(): boolean {
    return this.#options.token !== undefined;
  }

  /** Returns the parsed answer; `undefined` if it is empty. */
  async json<Answer>(path: string, call: ApiCall = {}): Promise<Answer> {
    const text = await (await this.send(path, call)).text();
    // The control plane belongs to the same package, and its answers have the declared types.
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  /** Returns the answer, whose body has not been read. */
  async send(path: string, { method = 'GET', query = {}, body, type, headers, signal, accepts = [] }: ApiCall = {}) {
    const response = await fetch(urlOf(path, query), {
      method,
      headers: {
        ...this.#headers(),
        ...headers,
        ...(body !== undefined && { 'Content-Type': type ?? 'application/json' }),
      },
      ...(body !== undefined && { body: type === undefined ? JSON.stringify(body) : (body as BodyInit) }),
      ...(signal && { signal }),
      credentials: 'omit',
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new ApiProblem(0, 'the mock cannot be reached; check that it is running');
    });
    if (response.ok || accepts.includes(response.status)) return response;
    if (response.status === 401) this.#options.onTokenNeeded();
    throw await problemOf(response);
  }

  #headers(): Record<string, string> {
    const { token, world } = this.#options;
    return {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(world !== undefined && { 'X-Mock-World': world }),
    };
  }
}

function urlOf(path: string, query: NonNullable<ApiCall['query']>): string {
  const present = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? `../${path}` : `../${path}?${text}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem = await response.json().catch(() => ({}));
  return new ApiProblem(response.status, problem.detail ?? response.statusText, problem.errors);
}
