import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { EffectiveOptions } from '#admin/control-plane.ts';
import { optionsOf } from '#config/option.ts';
import { type Config, startOptions } from '#config/options.ts';
import { readConfig } from '#config/read.ts';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { type FixtureFile, readFixtureFiles } from '#seeding/files.ts';
import { createApp } from '#server/app.ts';
import { createLogger } from '#server/log.ts';
import { openServer, type RunningServer } from '#server/open-server.ts';
import { firstSignal } from '#server/signals.ts';
import type { World } from '#world/world.ts';
import type { Command } from '../command.ts';
import { localUrl } from '../mock-url.ts';
import { announce } from '../run-file.ts';

/** Serves a mock until a signal comes. */
export const start: Command = {
  name: 'start',
  summary: 'Serve a mock until SIGTERM or SIGINT, which lets requests in flight finish.',
  options: startOptions,
  async run(invocation) {
    const read = readConfig(invocation);
    const { config } = read;
    const signalled = firstSignal();
    const logger = createLogger({ level: config.logLevel, output: invocation.stderr });
    const { world, server } = await openMock(read, logger);
    const withdraw = announce(localUrl(server.url), invocation.env);
    invocation.stdout.write(`${readyLine(server, world)}\n`);
    logger.info({ signal: await signalled }, 'draining');
    withdraw();
    await server.close();
    return 0;
  },
};

/** A configuration with the origin of each value. */
interface ReadConfig {
  readonly config: Config;
  readonly origins: Readonly<Record<string, string>>;
}

/** A mock that is ready to serve. */
export interface OpenMock {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly server: RunningServer;
}

/** Makes the default world of a configuration and listens; without logger nothing is logged. */
export async function openMock({ config, origins }: ReadConfig, logger?: Logger): Promise<OpenMock> {
  const world = createWorld(worldOptions(config, { origins, fixtures: await readFixtureFiles(config) }));
  const { redirect, explain, token, allowedHosts, worldLimit } = config;
  const configuration = effective(config, origins);
  const options = { redirect, explain, token, allowedHosts, worldLimit, configuration };
  const app = createApp(world, { ...(logger && { logger }), ...options });
  return { world, app, server: await openServer(app, config) };
}

const masked = new Set(optionsOf(startOptions).flatMap(({ key, secret }) => (secret ? [key] : [])));

/** Each option with its value and origin, secrets masked. */
function effective(config: Config, origins: Readonly<Record<string, string>>): EffectiveOptions {
  const entries = Object.entries(config).map(([key, value]) => {
    return [key, { value: masked.has(key) ? '[redacted]' : value, origin: origins[key] ?? 'default' }] as const;
  });
  return Object.fromEntries(entries);
}

/** The default account is only set when somebody asked for one. */
function worldOptions(
  { seeds, dialect, snapshot, persist, user, password, ...config }: Config,
  { origins, fixtures }: { origins: Readonly<Record<string, string>>; fixtures: readonly FixtureFile[] },
): WorldOptions {
  const isAccountGiven = origins['user'] !== 'default' || origins['password'] !== 'default';
  return {
    seeds,
    dialect,
    fixtures,
    strict: config.strict,
    journal: { entries: config.journalEntries, bytes: config.journalBytes },
    ...(snapshot !== undefined && { snapshot }),
    ...(persist !== undefined && { database: persist }),
    ...(isAccountGiven && { account: { login: user, password } }),
  };
}

/** Scripts wait for this line, so its wording is frozen. */
function readyLine({ url, httpsUrl }: RunningServer, { dialect, origin }: World): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${dialect}, ${origin})`;
}
