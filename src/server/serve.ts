import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { type FixturePaths, readFixtureFiles } from '#seeding/files.ts';
import { authorityPath, statePath } from '#store/files/path.ts';
import type { World } from '#world/world.ts';
import { type AppOptions, createApp } from './app.ts';
import { createLogger, type LogLevel } from './log.ts';
import { type Addresses, openPorts, type PortOptions } from './ports.ts';
import { type CertificateOptions, loadCertificate } from './tls/certificate.ts';
import type { Certificate } from './tls/pem.ts';

/** What a mock begins with, where it listens, and how it answers. A configuration is one. */
export interface ServeOptions
  extends FixturePaths,
    CertificateOptions,
    Omit<PortOptions, 'certificate'>,
    Omit<AppOptions, 'logger' | 'certificate'> {
  readonly https: boolean;
  /** A profile (`documented`, `fresh`, `empty`) or the path of a folder of seeds. */
  readonly seeds: string;
  readonly dialect: Dialect;
  /** Exported snapshot to begin with instead of the seeds. */
  readonly snapshot?: string | undefined;
  /** Whether fixtures with fields that the PBX ignores are refused. */
  readonly strict: boolean;
  /** File of the state; in memory when absent. */
  readonly persist?: string | undefined;
  /** Account to add, or to take the place of the one of a profile; the state keeps its own when absent. */
  readonly account?: Credentials | undefined;
  /** Most calls that the journal keeps, and most bytes. */
  readonly journalEntries: number;
  readonly journalBytes: number;
  readonly logLevel: LogLevel;
  /** Where JSON lines are logged; nowhere when absent. */
  readonly log?: Writable | undefined;
}

/** A mock that answers. */
export interface RunningServer extends Addresses {
  readonly world: World;
  readonly app: FastifyInstance;
  /** Finishes the requests in flight, for a few seconds at most, and closes the worlds. */
  close(): Promise<void>;
}

/**
 * Makes the default world and listens. Throws `SeedError`, `FixtureFaults`, `StateFault` or `CertificateError` for files that
 * cannot be used, and an error with a remedy for a port that cannot be had; then nothing stays open.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { log, logLevel: level } = options;
  const world = createWorld(await worldOptions(options));
  const logger = log && createLogger({ level, output: log });
  const certificate = await certificateFor(world, { options, warn: (message) => logger?.warn(message) });
  const app = createApp(world, { ...options, certificate: shownOf(certificate), ...(logger && { logger }) });
  const addresses = await openPorts(app, { ...options, certificate });
  return { world, app, ...addresses, close: async () => void (await app.close()) };
}

/** The certificate for HTTPS, unless that is off; the world is closed when it cannot be had. */
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

/** What the control plane may show of a certificate: never its key. */
function shownOf(certificate: Certificate | undefined): AppOptions['certificate'] {
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
