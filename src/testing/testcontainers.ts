import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AbstractStartedContainer,
  GenericContainer,
  getContainerRuntimeClient,
  type StartedTestContainer,
  Wait,
} from 'testcontainers';
import type { WorldRequest } from '#client/bodies.ts';
import { headersFor } from '#client/headers.ts';
import { openWorld, type XivoMockWorld } from '#client/open-world.ts';
import { XivoMockClient } from '#index.ts';
import { urlOf } from '#server/address.ts';
import {
  containerPlan,
  elementsOf,
  readContainerOptions,
  withExistingFiles,
  withNames,
  type XivoMockContainerOptions,
} from './testcontainers-plan.ts';

export type { XivoMockContainerOptions } from './testcontainers-plan.ts';

const httpPort = 8080;
const httpsPort = 8443;
/** Longest part of the log that the error of a failed start has, in characters. */
const logLimit = 4_000;

/**
 * A mock in a container, for Testcontainers. Everything that a `GenericContainer` can do works, such as `withNetwork` and
 * `withStartupTimeout`.
 *
 * @example
 * import { XivoMockContainer } from 'xivo-mock/testcontainers';
 *
 * await using pbx = await new XivoMockContainer('xivo-mock').withSeeds('fresh').withDialect('recorded').start();
 * const response = await fetch(`${pbx.getUrl()}/xivo/configuration/json.php/restricted/manage/entity/`, {
 *   headers: { authorization: `Basic ${btoa('admin:proformatique')}` },
 * });
 * console.log(response.status, await pbx.client.countRequests()); // 200 1
 */
export class XivoMockContainer extends GenericContainer {
  #options: XivoMockContainerOptions = {};

  /** Takes the name of the image. */
  constructor(image = 'xivo-mock') {
    super(image);
    this.withExposedPorts(httpPort, httpsPort);
    this.withWaitStrategy(Wait.forHttp('/readyz', httpPort, { abortOnContainerExit: true }));
  }

  /**
   * Sets any options of `xivo-mock start`, in addition to those set before. Files and folders of this machine are copied into the
   * container; `persist` and `caOut` are paths in the container. Throws an `Error` with one line for each unknown or invalid option.
   */
  withOptions(options: XivoMockContainerOptions): this {
    const merged = { ...this.#options, ...options };
    readContainerOptions(merged);
    this.#options = merged;
    return this;
  }

  /** Starts from a profile (`documented`, `fresh`, `empty`) or a folder of seeds, which is copied into the container. */
  withSeeds(seeds: string): this {
    return this.withOptions({ seeds });
  }

  /** Applies these fixture documents, in addition to those named before: files or patterns of this machine. */
  withFixtures(...paths: string[]): this {
    return this.withOptions({ fixtures: [...elementsOf(this.#options.fixtures ?? []), ...paths] });
  }

  /** Applies the documents and scripts of a folder, in the order of their names. */
  withInit(folder: string): this {
    return this.withOptions({ init: folder });
  }

  /** Behaves as the published page says, or as the recorded server did. */
  withDialect(dialect: 'documented' | 'recorded'): this {
    return this.withOptions({ dialect });
  }

  /** Sets login and password of the default account. */
  withAccount(user: string, password: string): this {
    return this.withOptions({ user, password });
  }

  /** Requires a token for the control plane, by default a random one. `client` and `world()` of the started container send it. */
  withToken(token: string = randomUUID()): this {
    return this.withOptions({ token });
  }

  /** Keeps the state in a file of the container, by default in its volume, so that it survives a restart. */
  withPersist(file = '/data/pbx.db'): this {
    return this.withOptions({ persist: file });
  }

  /**
   * Starts the container and waits until the mock is ready. Throws an `Error` with the last lines of its log if the mock does not
   * start, and for files that do not exist.
   */
  override async start(): Promise<StartedXivoMockContainer> {
    const { info } = await getContainerRuntimeClient();
    const names = [...this.networkAliases, info.containerRuntime.host];
    const options = withNames(await withExistingFiles(this.#options), names);
    const { environment, files, directories } = containerPlan(options);
    this.withEnvironment(environment);
    // The user of the image may not be able to read what has the permissions of this machine.
    this.withCopyFilesToContainer(files.map((file) => ({ ...file, mode: 0o644 })));
    this.withCopyDirectoriesToContainer(directories.map((folder) => ({ ...folder, mode: 0o755 })));
    const log = this.#readLog();
    try {
      return new StartedXivoMockContainer(await super.start(), readContainerOptions(options));
    } catch (error) {
      if (log() === '') throw error;
      throw new Error(`the mock in the container did not start:\n${log()}`, { cause: error });
    }
  }

  /** Returns a function for the end of the container's log; passes the log on to another reader. */
  #readLog(): () => string {
    let text = '';
    const consumer = this.logConsumer;
    this.withLogConsumer((stream: Readable) => {
      stream.on('data', (chunk: unknown) => {
        text = `${text}${chunk}`.slice(-logLimit);
      });
      consumer?.(stream);
    });
    return () => text.trim();
  }
}

/** What a started container knows of its options. */
interface ContainerConfig {
  readonly https: boolean;
  readonly token?: string | undefined;
}

/** A running mock in a container. */
export class StartedXivoMockContainer extends AbstractStartedContainer {
  readonly #config: ContainerConfig;

  /** Takes a container with a mock that is ready. */
  constructor(container: StartedTestContainer, config: ContainerConfig) {
    super(container);
    this.#config = config;
  }

  /** The URL of the PBX over HTTP, as this machine reaches it. Containers in the same network use their alias and port 8080. */
  getUrl(): string {
    return urlOf({ scheme: 'http', host: this.getHost(), port: this.getMappedPort(httpPort) });
  }

  /** The URL of the PBX over HTTPS. Throws an `Error` if HTTPS is off. */
  getHttpsUrl(): string {
    if (!this.#config.https) throw new Error('the mock does not serve HTTPS; leave out the option https');
    return urlOf({ scheme: 'https', host: this.getHost(), port: this.getMappedPort(httpsPort) });
  }

  /** The CA of the generated certificate (PEM). Throws `XivoMockProblem` 404 if HTTPS is off or the certificate is your own. */
  getCaCertificate(): Promise<string> {
    return this.client.ca();
  }

  /** The token of the control plane, if it requires one. */
  getToken(): string | undefined {
    return this.#config.token;
  }

  /** The control plane of the default world. */
  get client(): XivoMockClient {
    return this.#clientWith({});
  }

  /**
   * Creates a world, an independent PBX with its own URL. Throws `XivoMockProblem` 409 if its id exists or the mock has its maximum
   * number of worlds.
   */
  world(request: WorldRequest = {}): Promise<XivoMockWorld> {
    return openWorld({ admin: this.client, clientWith: (headers) => this.#clientWith(headers) }, request);
  }

  /** Saves the state of the default world under a name, replacing what has this name. */
  async snapshot(name = 'snapshot'): Promise<void> {
    await this.client.snapshots.save(name);
  }

  /** Restores what `snapshot` saved. Throws `XivoMockProblem` 404 if there is nothing under this name. */
  async restoreSnapshot(name = 'snapshot'): Promise<void> {
    await this.client.snapshots.restore(name);
  }

  #clientWith(headers: Readonly<Record<string, string>>): XivoMockClient {
    return new XivoMockClient(this.getUrl(), { headers: { ...headersFor({ token: this.getToken() }), ...headers } });
  }
}
