import { configOf, conflictsIn } from '#config/config.ts';
import { startOptions } from '#config/options.ts';
import { localUrl } from '#server/address.ts';
import { type RunningServer, serve } from '#server/serve.ts';
import { firstSignal } from '#server/signals.ts';
import { localCommand } from '../define.ts';
import { writeRunFile } from '../run-file.ts';

/** Serves a mock until SIGTERM or SIGINT. */
export const startCommand = localCommand({
  name: 'start',
  summary: 'Serve a mock until SIGTERM or SIGINT; requests in flight are finished first.',
  options: startOptions,
  rules: conflictsIn,
  async run({ values, sources, context, print }) {
    const signalled = firstSignal();
    const mock = await serve({ ...configOf(values, sources), log: context.stderr });
    const removeRunFile = writeRunFile(localUrl(mock.url), context.env);
    print({ lines: [readyLine(mock)] });
    context.onServing?.();
    mock.app.log.info({ signal: await signalled }, 'draining');
    removeRunFile();
    await mock.close();
    return {};
  },
});

/** Scripts wait for this line: its wording does not change within a major version. */
function readyLine({ url, httpsUrl, world }: RunningServer): string {
  const urls = httpsUrl === undefined ? url : `${url} and ${httpsUrl}`;
  return `xivo-mock ready on ${urls} (dialect ${world.dialect}, ${world.startedFrom})`;
}
