import { ConfigProblems } from '#config/problems.ts';
import { type RemoteValues, timeoutOf } from '#config/verbs/remote-options.ts';
import { Remote, type RemoteOptions } from '#remote/remote.ts';
import { readTextFile, UnusableFile } from '#text/file.ts';

/** Connects to a server as the options say. Throws `ConfigProblems` if the CA cannot be read, and `RemoteFailure`. */
export function openRemote(url: string, values: RemoteValues): Promise<Remote> {
  return Remote.open({ url, keepsConnections: true, ...connectionOptions(values) });
}

/** Returns how to connect to a server. Throws `ConfigProblems` if the CA cannot be read. */
export function connectionOptions(values: RemoteValues): Omit<RemoteOptions, 'url'> {
  return { insecure: values.insecure, ca: certificateIn(values.ca), timeoutMs: timeoutOf(values) };
}

function certificateIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readTextFile(file);
  } catch (error) {
    throw error instanceof UnusableFile ? new ConfigProblems([`${file}: ${error.message}`]) : error;
  }
}
