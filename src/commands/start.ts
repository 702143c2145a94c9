import { createApp } from '../app.ts';
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
    const server = await openServer(createApp(world, { logger, redirect: config.redirect }), config);
    invocation.stdout.write(`${readyLine(server, config)}\n`);
    logger.info({ signal: await signalled }, 'draining');
    await server.close();
    return 0;
  },
};

function openWorld({ seeds, dialect, database }: Config, fixtures: readonly FixtureFile[]): World {
  try {
    return createWorld({ seeds, dialect, fixtures, ...(database !== undefined && { database }) });
  } catch (cause) {
    if (cause instanceof SeedError || cause instanceof FixtureFaults || database === undefined) throw cause;
    throw new Error(`database ${database} cannot be used (${cause instanceof Error ? cause.message : cause})`, {
      cause,
    });
  }
}

/** Scripts wait for this line, so its wording is frozen. */
function readyLine({ url, httpsUrl }: RunningServer, { dialect, seeds }: Config): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${dialect}, seeds ${seeds})`;
}
