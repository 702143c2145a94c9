import * as z from 'zod';
import { UnusableFile } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import { didYouMean } from '#text/nearest.ts';
import { isSettable, type Option } from './option.ts';
import type { OptionValues } from './option-values.ts';

const document = z.record(z.string(), z.unknown());

/** Returns the text of a file, or of standard input for `-`. Throws `UnusableFile`. */
export type ReadFile = (path: string) => string;

/** The options that a config file sets; an unusable file is one of the problems. */
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
    problems: unknown.map(
      (key) =>
        `${path}: unknown key ${JSON.stringify(key)}${didYouMean(key, keys) || `; the keys are ${keys.join(', ')}`}`,
    ),
  });
}

function source(path: string, read: Pick<OptionValues, 'values' | 'problems'>): OptionValues {
  return { ...read, source: 'file', spell: ({ key }) => `${path}: ${key}` };
}

/** The keys and values of the file, or a line about its problem. */
function parseFile(path: string, readFile: ReadFile) {
  try {
    const content = document.safeParse(parseJson(readFile(path)));
    return content.success ? content.data : `${path}: expected a JSON object such as {"port": 9000}`;
  } catch (error) {
    if (error instanceof UnusableFile) return `${path}: ${error.message}`;
    if (error instanceof NotJson) return `${path}: ${error.place}: ${error.message}`;
    throw error;
  }
}
