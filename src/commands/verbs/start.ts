import { configOf, conflictsIn } from '#config/config.ts';
import { startOptions } from '#config/options.ts';
import { localUrl } from '#server/address.ts';
import { type RunningServer, serve } from '#server/serve.ts';
import { firstSignal } from '#server/signals.ts';
import { localCommand } from '../define.ts';
import { writeRunFile } from '../run-file.ts';

/** Serves a mock until a signal comes. */
export const startCommand = localCommand({
  name: 'start',
  summary: 'Serve a mock until SIGTERM or SIGINT, which lets requests in flight finish.',
  options: startOptions,
  rules: conflictsIn,
  async run({ values, sources: origins, context: surroundings, print }) {
    const signalled = firstSignal();
    const mock = await serve({ ...configOf(values, origins), log: surroundings.stderr });
    const withdraw = writeRunFile(localUrl(mock.url), surroundings.env);
    print({ lines: [readyLine(mock)] });
    mock.app.log.info({ signal: await signalled }, 'draining');
    withdraw();
    await mock.close();
    return {};
  },
});

/** Scripts wait for this line, so its wording is frozen. */
function readyLine({ url, httpsUrl, world }: RunningServer): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${world.dialect}, ${world.startedFrom})`;
}
