import { extname } from 'node:path';
import { standardInput } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import { InvalidFixtures } from './problems.ts';
import { parseYaml } from './yaml/parse.ts';

/** File extensions of documents. */
export const documentExtensions: readonly string[] = ['.json', '.yaml', '.yml'];

/** Parses a file as YAML or JSON, by its extension. Throws `InvalidFixtures` with line and column. */
export async function parseFile(file: string, text: string): Promise<unknown> {
  try {
    return isYaml(file, text) ? await parseYaml(text) : parseJsonDocument(text);
  } catch (error) {
    throw error instanceof InvalidFixtures ? error.in(file) : error;
  }
}

/** Standard input has no extension; it is JSON if it begins with a bracket. */
function isYaml(file: string, text: string): boolean {
  if (file === standardInput) return !/^\s*[{[]/.test(text);
  return ['.yaml', '.yml'].includes(extname(file).toLowerCase());
}

/** Parses a JSON document. Throws `InvalidFixtures` with line and column. */
export function parseJsonDocument(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new InvalidFixtures([{ at: error.place, message: error.message }]);
  }
}
