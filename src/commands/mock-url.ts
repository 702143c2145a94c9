import { ConfigProblems } from '#config/problems.ts';
import { type ConfigContext, readConfig } from '#config/read.ts';
import { localUrl, urlOf } from '#server/address.ts';
import { runningMocks } from './run-file.ts';

/**
 * The base URL of the mock that a command talks to: the given one, the running mock at the address that the environment configures,
 * or the only mock running on this machine. Throws `ConfigProblems` if several run.
 */
export function mockUrl(url: string | undefined, context: ConfigContext): string {
  if (url !== undefined) return url;
  const running = runningMocks(context.env).map((mock) => mock.url);
  const [first, second] = running;
  if (first === undefined) return configuredUrl(context);
  const configured = configuredUrlOrNone(context);
  if (configured !== undefined && running.includes(configured)) return configured;
  if (second === undefined) return first;
  throw new ConfigProblems([`several mocks are running: ${running.join(', ')}; choose one with --url`]);
}

function configuredUrl(context: ConfigContext): string {
  const { host, port } = readConfig({ ...context, argv: [] });
  return localUrl(urlOf({ scheme: 'http', host, port }));
}

/** `undefined` if the environment is invalid: flags of the running mock may have overridden it. */
function configuredUrlOrNone(context: ConfigContext): string | undefined {
  try {
    return configuredUrl(context);
  } catch (error) {
    if (error instanceof ConfigProblems) return undefined;
    throw error;
  }
}
