import type { YAMLError } from 'yaml';
import { deepest, placeAt, placeIn } from '#text/json.ts';
import { type FixtureProblem, InvalidFixtures } from '../problems.ts';
import { tooDeepAt } from './nesting.ts';
import { extentOf } from './extent.ts';
import { readDocument } from './value.ts';

/** Characters to which aliases may unfold. */
const longestUnfolded = 64 * 1024 * 1024;

/** More errors of the parser are consequences of the first ones. */
const mostErrors = 5;

/** The document of a YAML text, in which scalars are kept as they are written. Throws `FixtureFaults` with line and column. */
export async function parseYaml(text: string): Promise<unknown> {
  const { default: yaml } = await import('yaml');
  const tooDeep = tooDeepAt(text, yaml);
  if (tooDeep !== undefined) refuse([{ at: placeAt(text, tooDeep), message: 'is nested too deep' }]);
  const lineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // A document cannot ask for the rules of YAML 1.1, by which 0612 is a number to the base of 8 and `no` is false.
    schema: 'core',
    resolveKnownTags: false,
    // Our own check costs less, and names the key.
    uniqueKeys: false,
  });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return placeIn(line, col);
  };
  refuse([...document.errors, ...document.warnings].slice(0, mostErrors).map((error) => faultOf(error, at)));
  const read = readDocument(document, { yaml, at });
  if ('fault' in read) throw new InvalidFixtures([read.fault]);
  const { length, depth } = extentOf(read.value);
  if (length > longestUnfolded) refuse([{ at: 'document', message: 'its aliases unfold to more than 64 MiB' }]);
  if (depth > deepest) refuse([{ at: 'document', message: 'is nested too deep' }]);
  return read.value;
}

function refuse(faults: readonly FixtureProblem[]): void {
  if (faults.length > 0) throw new InvalidFixtures(faults);
}

function faultOf({ code, message, pos: [offset] }: YAMLError, at: (offset: number) => string): FixtureProblem {
  const place = at(offset);
  if (code === 'RESOURCE_EXHAUSTION') return { at: place, message: 'is nested too deep' };
  if (code === 'TAG_RESOLVE_FAILED') return { at: place, message: 'has a tag; fixtures are written without tags' };
  if (code === 'MULTIPLE_DOCS') return { at: place, message: 'begins a second document; a file holds one' };
  return { at: place, message: `is not YAML: ${message}` };
}
