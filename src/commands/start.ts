import type { EffectiveOptions } from '../admin/about.ts';
import { createApp } from '../app.ts';
import { optionsOf } from '../config/option.ts';
import { type Config, startOptions } from '../config/options.ts';
import { readConfig } from '../config/read.ts';
import { FixtureFaults } from '../fixtures/faults.ts';
import { type FixtureFile, readFixtureFiles } from '../fixtures/files.ts';
import { createLogger } from '../log.ts';
import { SeedError } from '../store/seeds.ts';
import { createWorld, type World } from '../world.ts';
import type { Command } from './command.ts';
import { openServer, type RunningServer } from './server.ts';
import { firstSignal } from './signals.ts';

/** Serves a mock until a signal comes. */
export const start: Command = {
  name: 'start',
  summary: 'Serve a mock until SIGTERM or SIGINT, which lets requests in flight finish.',
  options: startOptions,
  async run(invocation) {
    const { config, origins } = readConfig(invocation);
    const signalled = firstSignal();
    const logger = createLogger({ level: config.logLevel, output: invocation.stderr });
    const world = openWorld(config, await readFixtureFiles(config));
    if (origins['user'] !== 'default' || origins['password'] !== 'default') {
      world.setDefaultAccount({ login: config.user, password: config.password });
    }
    const { redirect, explain, token, allowedHosts, worldLimit } = config;
    const configuration = effective(config, origins);
    const app = createApp(world, { logger, redirect, explain, token, allowedHosts, worldLimit, configuration });
    const server = await openServer(app, config);
    invocation.stdout.write(`${readyLine(server, config)}\n`);
    logger.info({ signal: await signalled }, 'draining');
    await server.close();
    return 0;
  },
};

const masked = new Set(optionsOf(startOptions).flatMap(({ key, secret }) => (secret ? [key] : [])));

/** Each option with its value and origin, secrets masked. */
function effective(config: Config, origins: Readonly<Record<string, string>>): EffectiveOptions {
  const entries = Object.entries(config).map(([key, value]) => {
    return [key, { value: masked.has(key) ? '[redacted]' : value, origin: origins[key] ?? 'default' }] as const;
  });
  return Object.fromEntries(entries);
}

function openWorld({ seeds, dialect, persist: database, ...config }: Config, fixtures: readonly FixtureFile[]): World {
  try {
    const journal = { entries: config.journalEntries, bytes: config.journalBytes };
    return createWorld({
      seeds,
      dialect,
      fixtures,
      strict: config.strict,
      journal,
      ...(database !== undefined && { database }),
    });
  } catch (cause) {
    if (cause instanceof SeedError || cause instanceof FixtureFaults || database === undefined) throw cause;
    throw new Error(`file ${database} cannot be used (${cause instanceof Error ? cause.message : cause})`, {
      cause,
    });
  }
}

/** Scripts wait for this line, so its wording is frozen. */
function readyLine({ url, httpsUrl }: RunningServer, { dialect, seeds }: Config): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${dialect}, seeds ${seeds})`;
}
