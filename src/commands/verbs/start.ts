import { configOf, contradictions } from '#config/config.ts';
import { startOptions } from '#config/options.ts';
import { localUrl } from '#server/address.ts';
import { type Served, serve } from '#server/serve.ts';
import { firstSignal } from '#server/signals.ts';
import { localCommand } from '../define.ts';
import { announce } from '../run-file.ts';

/** Serves a mock until a signal comes. */
export const start = localCommand({
  name: 'start',
  summary: 'Serve a mock until SIGTERM or SIGINT, which lets requests in flight finish.',
  options: startOptions,
  rules: contradictions,
  async run({ values, origins, surroundings, print }) {
    const signalled = firstSignal();
    const mock = await serve({ ...configOf(values, origins), log: surroundings.stderr });
    const withdraw = announce(localUrl(mock.url), surroundings.env);
    print({ lines: [readyLine(mock)] });
    mock.app.log.info({ signal: await signalled }, 'draining');
    withdraw();
    await mock.close();
    return {};
  },
});

/** Scripts wait for this line, so its wording is frozen. */
function readyLine({ url, httpsUrl, world }: Served): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${world.dialect}, ${world.origin})`;
}
