import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Credentials } from '#access/credentials.ts';
import type { Dialect } from '#dialect.ts';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { type FixturePaths, readFixtureFiles } from '#seeding/files.ts';
import type { World } from '#world/world.ts';
import { type AppOptions, createApp } from './app.ts';
import { createLogger, type LogLevel } from './log.ts';
import { type Addresses, openPorts, type PortOptions } from './ports.ts';

/** What a mock begins with, where it listens, and how it answers. A configuration is one. */
export interface ServeOptions extends FixturePaths, PortOptions, Omit<AppOptions, 'logger'> {
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
  const app = createApp(world, { ...options, ...(logger && { logger }) });
  return { world, app, ...(await openPorts(app, options)), close: async () => void (await app.close()) };
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
