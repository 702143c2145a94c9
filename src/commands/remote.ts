import { ConfigProblems } from '#config/problems.ts';
import { type RemoteValues, timeoutOf } from '#config/remote-options.ts';
import { Remote } from '#remote/remote.ts';
import { readTextFile, UnusableFile } from '#text/file.ts';

/** Returns the server at a URL, reached as the options say. Throws `ConfigProblems` if the CA cannot be read. */
export function remoteAt(url: string, values: RemoteValues): Remote {
  return new Remote({ url, insecure: values.insecure, ca: certificateIn(values.ca), timeout: timeoutOf(values) });
}

function certificateIn(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readTextFile(file);
  } catch (error) {
    throw error instanceof UnusableFile ? new ConfigProblems([`${file}: ${error.message}`]) : error;
  }
}
