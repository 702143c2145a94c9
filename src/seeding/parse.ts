import { extname } from 'node:path';
import { standardInput } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import { InvalidFixtures } from './problems.ts';
import { parseYaml } from './yaml/parse.ts';

/** Endings of the files that hold a document. */
export const documentEndings: readonly string[] = ['.json', '.yaml', '.yml'];

/** The document in the text of a file: YAML by its ending, else JSON. Throws `FixtureFaults` with line and column. */
export async function parseFile(file: string, text: string): Promise<unknown> {
  try {
    return isYaml(file, text) ? await parseYaml(text) : parseJsonDocument(text);
  } catch (error) {
    throw error instanceof InvalidFixtures ? error.in(file) : error;
  }
}

/** Standard input has no ending, but JSON begins with a bracket. */
function isYaml(file: string, text: string): boolean {
  if (file === standardInput) return !/^\s*[{[]/.test(text);
  return ['.yaml', '.yml'].includes(extname(file).toLowerCase());
}

/** The document of a JSON text. Throws `FixtureFaults` with line and column. */
export function parseJsonDocument(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new InvalidFixtures([{ at: error.place, message: error.message }]);
  }
}
