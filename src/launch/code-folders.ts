import { isAbsolute, join } from 'node:path';

/** What the folders depend on, as in `process`. */
interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Where compiled code is cached. */
export interface CodeFolders {
  /** Compiled code that comes with the program, as in the container image; it is only read. */
  readonly bundled: string;
  /** The user's folder for compiled code; none if the cache is off or the user has no home directory. */
  readonly own?: string;
}

/** The folders of compiled code for a program in `folder`. Node's own variables for its compile cache apply. */
export function codeFolders(folder: string, { env, platform }: Surroundings): CodeFolders | undefined {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  const parent = env['NODE_COMPILE_CACHE'] || cacheHome(env, platform);
  return { bundled: join(folder, 'compiled'), ...(parent && { own: join(parent, 'xivo-mock') }) };
}

/** The user's cache folder by the convention of the platform. */
function cacheHome(env: Surroundings['env'], platform: string): string | undefined {
  const { XDG_CACHE_HOME: chosen = '', HOME: home, LOCALAPPDATA: local } = env;
  // Relative paths are invalid there (XDG Base Directory Specification).
  if (isAbsolute(chosen)) return chosen;
  if (platform === 'win32') return local;
  return home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache');
}
