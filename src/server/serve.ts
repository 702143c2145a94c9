import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { type FixturePaths, readFixtureFiles } from '#seeding/files.ts';
import { readStateDocuments } from '#seeding/states/state-documents.ts';
import { authorityPath, statePath } from '#store/files/path.ts';
import type { World } from '#world/world.ts';
import { type AppOptions, createApp } from './app.ts';
import { createLogger, type LogLevel } from './log.ts';
import { type Addresses, openPorts, type PortOptions } from './ports.ts';
import { type CertificateOptions, loadCertificate } from './tls/certificate.ts';
import type { Certificate } from './tls/pem.ts';

/** Options of `serve`: starting state, ports and behaviour. A `Config` has them all. */
export interface ServeOptions
  extends FixturePaths,
    CertificateOptions,
    Omit<PortOptions, 'certificate'>,
    Omit<AppOptions, 'logger' | 'certificate' | 'providerStates'> {
  readonly https: boolean;
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** Path of an exported snapshot to start from instead of the seeds. */
  readonly snapshot?: string | undefined;
  /** Refuses fixtures with fields that the PBX ignores. */
  readonly strict: boolean;
  /** A folder of fixture documents, each a provider state. */
  readonly states?: string | undefined;
  /** Path of the state file. Default: the state is in memory. */
  readonly persist?: string | undefined;
  /** The default account: replaces that of a profile, or is added to other seeds. */
  readonly account?: Credentials | undefined;
  /** Maximum number of requests in the journal. */
  readonly journalEntries: number;
  /** Maximum size of the journal in bytes. */
  readonly journalBytes: number;
  readonly logLevel: LogLevel;
  /** Stream for log lines (JSON). Default: no log. */
  readonly log?: Writable | undefined;
}

/** A running mock. */
export interface RunningServer extends Addresses {
  readonly world: World;
  readonly app: FastifyInstance;
  /** Finishes requests in flight, for at most 5 seconds, and closes the worlds. */
  close(): Promise<void>;
}

/**
 * Creates the default world and opens the ports. Throws `SeedError`, `InvalidFixtures`, `StateFileError` or `CertificateError` for
 * unusable files, and an `Error` with advice for a port that cannot be opened; everything is closed then.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { log, logLevel: level, strict } = options;
  const providerStates = { documents: await readStateDocuments(options.states), strict };
  const world = createWorld(await worldOptions(options));
  const logger = log && createLogger({ level, output: log });
  const certificate = await certificateFor(world, { options, warn: (message) => logger?.warn(message) });
  const appOptions = { ...options, certificate: withoutKey(certificate), providerStates };
  const app = createApp(world, { ...appOptions, ...(logger && { logger }) });
  const addresses = await openPorts(app, { ...options, certificate });
  return { world, app, ...addresses, close: async () => void (await app.close()) };
}

/** Loads the certificate unless HTTPS is off. Closes the world if that fails. */
async function certificateFor(
  world: World,
  { options, warn }: { options: ServeOptions; warn: (message: string) => void },
): Promise<Certificate | undefined> {
  const { https, persist } = options;
  if (!https) return undefined;
  try {
    const authorityFile = persist === undefined ? undefined : authorityPath(statePath(persist));
    return await loadCertificate(options, { authorityFile, warn });
  } catch (error) {
    world.close();
    throw error;
  }
}

/** The part of a certificate for the control plane. */
function withoutKey(certificate: Certificate | undefined): AppOptions['certificate'] {
  return certificate && { ca: certificate.ca };
}

async function worldOptions(options: ServeOptions): Promise<WorldOptions> {
  const { seeds, dialect, strict, snapshot, persist, account, journalEntries, journalBytes } = options;
  return {
    seeds,
    dialect,
    strict,
    fixtures: await readFixtureFiles(options),
    journal: { entries: journalEntries, bytes: journalBytes },
    ...(snapshot !== undefined && { snapshot }),
    ...(persist !== undefined && { database: persist }),
    ...(account !== undefined && { account }),
  };
}
