import type { CompareResult, FoundDifference, SequenceResult } from './result.ts';
import { differenceText, noteText, type SideNames } from './text.ts';

/** Returns the report as JUnit XML: a suite for each recording, a case for each sequence. */
export function junitReport({ sequences }: CompareResult, sides: SideNames): string {
  const recordings = [...new Set(sequences.map(({ recording }) => recording))];
  const suites = recordings.map((name) => {
    return suite(
      name,
      sequences.filter(({ recording }) => recording === name),
      sides,
    );
  });
  const counts = countsOf(sequences);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="xivo-mock compare" ${counts}>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, sequences: readonly SequenceResult[], sides: SideNames): string {
  const cases = sequences.map((each) => testCase(each, sides)).join('');
  return `  <testsuite name="${escaped(name)}" ${countsOf(sequences)}>\n${cases}  </testsuite>\n`;
}

function countsOf(sequences: readonly SequenceResult[]): string {
  const failures = sequences.filter(({ differences }) => differences.length > 0).length;
  const errors = sequences.filter(({ failure }) => failure !== undefined).length;
  const skipped = sequences.filter(isSkipped).length;
  const seconds = sequences.reduce((sum, each) => sum + each.seconds, 0).toFixed(3);
  return `tests="${sequences.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds}"`;
}

/** True if nothing of a sequence was compared. */
function isSkipped({ compared, failure }: SequenceResult): boolean {
  return compared === 0 && failure === undefined;
}

function testCase(result: SequenceResult, sides: SideNames): string {
  const { recording, sequence, seconds, differences, failure, skipped } = result;
  const [first] = differences;
  const parts = [
    ...(first === undefined
      ? []
      : [element('failure', differenceTitle(first, sides), allDifferences(differences, sides))]),
    ...(failure === undefined ? [] : [element('error', failure, '')]),
    ...(isSkipped(result) ? [element('skipped', `${skipped} exchanges`, '')] : []),
  ];
  const head = `<testcase classname="${escaped(recording)}" name="${escaped(sequence)}" time="${seconds.toFixed(3)}"`;
  return parts.length === 0 ? `    ${head}/>\n` : `    ${head}>\n${parts.join('')}    </testcase>\n`;
}

function differenceTitle(difference: FoundDifference, sides: SideNames): string {
  return `${difference.operation}: ${differenceText(difference, sides)}`;
}

function allDifferences(differences: readonly FoundDifference[], sides: SideNames): string {
  return differences
    .map((each) => [each.exchange, differenceTitle(each, sides), noteText(each)].filter(Boolean).join('\n  '))
    .join('\n');
}

function element(name: string, message: string, content: string): string {
  return `      <${name} message="${escaped(message)}">${escaped(content)}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold, and unpaired surrogates. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
