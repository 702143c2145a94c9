import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sendAll } from './load/load.ts';
import { fillFile } from './records-file.ts';
import { type Server, type Surroundings, startServer } from './servers.ts';
import type { Sizes } from './sizes.ts';
import { pageAfter } from './wire-paths.ts';

/** The servers and files that rows measure with; expensive ones are created once and shared. */
export class Bench {
  readonly sizes: Sizes;
  /** The root folder of the repository. */
  readonly root: string;
  /** The folder of files that are kept between runs. */
  readonly folder: string;
  /** The folder of compiled code, which mocks of the benchmark share. */
  readonly codeFolder: string;
  readonly #program: string;
  readonly #servers = new Set<Server>();
  #loaded: Promise<Server> | undefined;

  constructor({ sizes, root, program }: { sizes: Sizes; root: string; program: string }) {
    this.sizes = sizes;
    this.root = root;
    this.folder = join(root, 'node_modules/.cache/bench');
    this.codeFolder = join(this.folder, 'xivo-mock');
    this.#program = program;
    mkdirSync(this.folder, { recursive: true });
  }

  /** Starts a mock with the documented seeds and HTTP only; `flags` are added. */
  mock(...flags: readonly string[]): Promise<Server> {
    return this.#startMock(flags);
  }

  /** Starts a mock with the documented seeds that neither uses nor saves compiled code. */
  mockWithoutCache(): Promise<Server> {
    return this.#startMock([], { NODE_DISABLE_COMPILE_CACHE: '1' });
  }

  #startMock(flags: readonly string[], env: Record<string, string> = { NODE_COMPILE_CACHE: this.folder }) {
    const quiet = ['start', '--port', '0', '--no-https', '--log-level', 'silent'];
    return this.start(process.execPath, [this.#program, ...quiet, ...flags], { env });
  }

  /** Starts a program of `bench/baselines`. */
  baseline(name: string, ...argv: readonly (string | number)[]): Promise<Server> {
    return this.start(process.execPath, [join(this.root, 'bench/baselines', `${name}.mjs`), ...argv.map(String)]);
  }

  /** Starts a program that was bundled with the benchmark. */
  bundled(name: string, ...argv: readonly string[]): Promise<Server> {
    return this.start(process.execPath, [join(this.folder, `${name}.mjs`), ...argv]);
  }

  async start(command: string, argv: readonly string[], surroundings?: Surroundings): Promise<Server> {
    const server = await startServer(command, argv, surroundings);
    this.#servers.add(server);
    return server;
  }

  async stop(...servers: readonly Server[]): Promise<void> {
    for (const server of servers) this.#servers.delete(server);
    await Promise.all(servers.map((server) => server.stop()));
  }

  /** A shared mock in memory whose baseline has `sizes.records` call records of about a year, each of them read once. */
  loaded(): Promise<Server> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  async #load(): Promise<Server> {
    const server = await this.mock('--seeds', 'fresh');
    await loadRecords(server, this.sizes.records);
    await postAdmin(server, 'baseline', undefined, 'PUT');
    await pullAll(server.port, this.sizes.records);
    return server;
  }

  /** The path of a state file with this many call records, generated like those of `loaded`. */
  async file(records: number): Promise<string> {
    const file = join(this.folder, `records-${records}.sqlite`);
    if (!existsSync(`${file}.baseline`)) fillFile(file, { records, users: phonesFor(records), from });
    return file;
  }

  /** Stops all servers that are still running. */
  async close(): Promise<void> {
    await this.stop(...this.#servers);
  }
}

const from = '2012-01-01';

/** The number of phones that make this many records in a year. */
function phonesFor(records: number): number {
  return Math.max(2, Math.round(records / 365 / 60));
}

/** Generates call records of about a year. */
export async function loadRecords(server: Server, records: number): Promise<void> {
  await postAdmin(server, 'generate', { users: phonesFor(records), cels: records, from });
}

/** Reads all records once, page by page, like a client that fetches new records. */
async function pullAll(port: number, records: number): Promise<void> {
  await sendAll(port, Math.ceil(records / 5000), (index) => pageAfter(index * 5000));
}

/** Sends a request to the control plane and returns the parsed answer. Throws if it is refused. */
export async function postAdmin(server: Server, path: string, body?: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(`${server.url}/__admin/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}
