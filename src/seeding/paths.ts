import { statSync } from 'node:fs';
import { join } from 'node:path';
import { standardInput } from '#text/file.ts';
import type { FixtureProblem } from './problems.ts';

const wildcard = /[*?]/;

/**
 * Returns the files of a path, sorted by name: the path itself, or the matches of a pattern with `*` and `?` (within a name) and
 * `**` (any folders, except `node_modules` and hidden ones). Returns the problem if there are none.
 */
export async function filesOf(path: string): Promise<readonly string[] | FixtureProblem> {
  const kind = path === standardInput ? 'file' : kindAt(path);
  if (kind === 'file') return [path];
  if (kind === 'folder') return { at: path, message: `is a folder; write ${join(path, '*.yaml')} for the files in it` };
  if (!wildcard.test(path)) return { at: path, message: 'there is no such file' };
  const files = await matching(path);
  return files.length > 0 ? files : { at: path, message: 'no file matches this pattern' };
}

function kindAt(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}

async function matching(path: string): Promise<readonly string[]> {
  const { globSync } = await import('tinyglobby');
  const parts = path.split('/');
  const first = parts.findIndex((part) => wildcard.test(part));
  const folder = parts.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.');
  const pattern = parts.slice(first).join('/');
  const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
  // Escape the other special characters of the library's patterns.
  const names = globSync(pattern.replace(/[^\w*?/. -]/gu, '\\$&'), { cwd: folder, ignore, expandDirectories: false });
  return names.map((name) => (folder === '.' ? name : join(folder, name))).sort();
}
