import * as z from 'zod';
import { didYouMean } from '../nearest.ts';
import { isSettable, type Option } from './option.ts';
import type { Source } from './source.ts';

const document = z.record(z.string(), z.unknown());

/** How a config file is read: the text of a path. */
export type ReadFile = (path: string) => string;

/** What the config file sets. */
export function readConfigFile(
  path: string,
  { options, readFile }: { options: readonly Option[]; readFile: ReadFile },
) {
  const content = parseFile(path, readFile);
  if (typeof content === 'string') return source(path, { values: {}, problems: [content] });
  const keys = options.filter((option) => isSettable(option, 'file')).map(({ key }) => key);
  const unknown = Object.keys(content).filter((key) => !keys.includes(key));
  return source(path, {
    values: Object.fromEntries(Object.entries(content).filter(([key]) => keys.includes(key))),
    problems: unknown.map((key) => `${path}: unknown key ${JSON.stringify(key)}${didYouMean(key, keys)}`),
  });
}

function source(path: string, read: Pick<Source, 'values' | 'problems'>): Source {
  return { ...read, origin: 'file', spell: ({ key }) => `${path}: ${key}` };
}

/** The keys and values of the file, or the problem with it. */
function parseFile(path: string, readFile: ReadFile) {
  try {
    const content = document.safeParse(JSON.parse(readFile(path)));
    return content.success ? content.data : `${path}: expected a JSON object`;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return `${path}: ${reason} (${error instanceof Error ? error.message : error})`;
  }
}
