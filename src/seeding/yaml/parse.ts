import type { YAMLError } from 'yaml';
import { maxDepth, placeAt, placeIn } from '#text/json.ts';
import { type FixtureProblem, InvalidFixtures } from '../problems.ts';
import { extentOf } from './extent.ts';
import { tooDeepAt } from './nesting.ts';
import { readDocument } from './value.ts';

/** Maximum size of a document with its aliases expanded, in characters. */
const maxExpandedLength = 64 * 1024 * 1024;

/** Maximum number of parser errors to report; later ones are usually consequences. */
const maxErrors = 5;

/** Parses a YAML document without reformatting numbers (`exactScalar`). Throws `InvalidFixtures` with line and column. */
export async function parseYaml(text: string): Promise<unknown> {
  const { default: yaml } = await import('yaml');
  const tooDeep = tooDeepAt(text, yaml);
  if (tooDeep !== undefined) refuse([{ at: placeAt(text, tooDeep), message: 'is nested too deep' }]);
  const lineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // Not YAML 1.1, in which 0612 is an octal number and `no` is false, even if the document declares it.
    schema: 'core',
    resolveKnownTags: false,
    // `readDocument` checks this faster and names the key.
    uniqueKeys: false,
  });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return placeIn(line, col);
  };
  refuse([...document.errors, ...document.warnings].slice(0, maxErrors).map((error) => problemOf(error, at)));
  const read = readDocument(document, { yaml, at });
  if ('problem' in read) throw new InvalidFixtures([read.problem]);
  const { length, depth } = extentOf(read.value);
  if (length > maxExpandedLength) refuse([{ at: 'document', message: 'its aliases expand to more than 64 MiB' }]);
  if (depth > maxDepth) refuse([{ at: 'document', message: 'is nested too deep' }]);
  return read.value;
}

function refuse(problems: readonly FixtureProblem[]): void {
  if (problems.length > 0) throw new InvalidFixtures(problems);
}

function problemOf({ code, message, pos: [offset] }: YAMLError, at: (offset: number) => string): FixtureProblem {
  const place = at(offset);
  if (code === 'RESOURCE_EXHAUSTION') return { at: place, message: 'is nested too deep' };
  if (code === 'TAG_RESOLVE_FAILED') return { at: place, message: 'has a tag, which fixtures do not support' };
  if (code === 'MULTIPLE_DOCS') return { at: place, message: 'begins a second document; a file can contain only one' };
  return { at: place, message: `is not YAML: ${message}` };
}
