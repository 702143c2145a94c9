import { ConfigProblems } from '#config/problems.ts';
import { type ConfigContext, readConfig } from '#config/read.ts';
import { localUrl, urlOf } from '#server/address.ts';
import { runningMocks } from './run-file.ts';

/**
 * The mock that a command asks: the one it is given, the one that listens where `start` does with the same environment, or else
 * the only one that runs here.
 */
export function mockUrl(url: string | undefined, places: ConfigContext): string {
  if (url !== undefined) return url;
  const running = runningMocks(places.env).map((mock) => mock.url);
  const [first, second] = running;
  if (first === undefined) return configuredUrl(places);
  const configured = settled(places);
  if (configured !== undefined && running.includes(configured)) return configured;
  if (second === undefined) return first;
  throw new ConfigProblems([`several mocks run here: ${running.join(', ')}; name one of them with --url`]);
}

function configuredUrl(places: ConfigContext): string {
  const { host, port } = readConfig({ ...places, argv: [] });
  return localUrl(urlOf({ scheme: 'http', host, port }));
}

/** Flags of a mock that runs may have overridden what is wrong with the environment. */
function settled(places: ConfigContext): string | undefined {
  try {
    return configuredUrl(places);
  } catch (error) {
    if (error instanceof ConfigProblems) return undefined;
    throw error;
  }
}
