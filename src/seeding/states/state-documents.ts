import { basename, extname } from 'node:path';
import { readFixtureFiles } from '../files.ts';
import { documentExtensions } from '../parse.ts';
import { ProblemList } from '../problems.ts';
import { stateKey } from './state-key.ts';

/** A provider state: a fixture document with the name of its file. */
export interface StateDocument {
  /** The name of the file without its extension. */
  readonly name: string;
  readonly document: unknown;
}

/**
 * Reads a folder of fixture documents, one for each provider state; none if there is no folder. Throws `InvalidFixtures` with the
 * problems of all files.
 */
export async function readStateDocuments(folder: string | undefined): Promise<readonly StateDocument[]> {
  const problems = new ProblemList();
  const fileByKey = new Map<string, string>();
  const states: StateDocument[] = [];
  for (const content of await readFixtureFiles({ init: folder })) {
    const { file } = content;
    const name = basename(file, extname(file));
    const other = fileByKey.get(stateKey(name));
    if (!('document' in content)) problems.add(() => ({ at: file, message: scriptMessage }));
    else if (other !== undefined)
      problems.add(() => ({ at: file, message: `is the same state as ${basename(other)}; rename one of them` }));
    else states.push({ name, document: content.document });
    fileByKey.set(stateKey(name), file);
  }
  problems.throwIfAny();
  return states;
}

const scriptMessage = `is a script, which cannot be a state; a state is a fixture document (${documentExtensions.join(', ')})`;
