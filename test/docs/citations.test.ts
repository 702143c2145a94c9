import { expect, test } from 'vitest';
import { citationsIn, citingFiles, whyUnresolved } from '../support/citations.ts';

/** This file cites what does not exist. */
const here = 'test/docs/citations.test.ts';

const whyOf = (text: string, file = 'src/some.ts') => citationsIn(file, text).map(whyUnresolved);

test('every citation of the contract leads to a heading', () => {
  const citations = [...citingFiles()].flatMap(([file, text]) => (file === here ? [] : citationsIn(file, text)));
  expect(citations.length).toBeGreaterThan(200);
  expect(citations.flatMap((citation) => whyUnresolved(citation) ?? [])).toEqual([]);
});

test.for([
  'core.md 7.8',
  '/** Rules (core.md 7.7, 7.9 and the Storage sections). */',
  'core.md 1.1 to 1.4',
  'core.md 1-6',
  'core.md 2.7 ⁴',
  'core.md 7.10, "range rule"',
  'docs/contract/README.md 4, item 2',
  '/**\n * A rule of the contract (core.md\n * 7.10,\n * "Range rule").\n */',
  '[core.md](docs/contract/core.md) 7.8',
  'core.md',
  'test/recordings/README.md 3',
])('a citation that resolves: %s', (text) => {
  expect(whyOf(text)).toContain(undefined);
  expect(whyOf(text).filter((why) => why !== undefined)).toEqual([]);
});

test.for([
  ['core.md 7.99', 'core.md has no heading 7.99; its headings are 1, 1.1, 1.2'],
  ['\n\ncore.md 7.7, 7.99', 'src/some.ts:3 cites "core.md 7.7, 7.99"'],
  ['core.md 1.1 to 1.44', 'no heading 1.44'],
  ['core.md 7.10, "rule of thumb"', 'the section does not contain rule of thumb'],
  ['core.md 7.8 ⁴', 'does not contain (⁴)'],
  ['docs/contract/README.md 4, item 44', 'the section has no item 44 in a numbered list'],
  ['docs/contract/trunk.md 4', 'docs/contract/trunk.md does not exist; the contract has README.md, '],
  ['trunk.md 4', 'that is not a document: write the name of one (README.md, '],
  ['/** A rule (trunks, iax). */', 'src/some.ts:1 cites "(trunks, iax)", but that is not a document'],
] as const)('an unresolved citation: %s', ([text, why]) => {
  expect(whyOf(text)).toEqual([expect.stringContaining(why)]);
});

test('a document cites its own sections by their number', () => {
  expect(whyOf('see section 7.8', 'docs/contract/core.md')).toEqual([undefined]);
  expect(whyOf('see section 7.88', 'docs/contract/core.md')).toEqual([expect.stringContaining('no heading 7.88')]);
  expect(whyOf('see section 7.88')).toEqual([]);
});

test('a Markdown file outside the contract is not a citation', () => {
  expect(whyOf('init/README.md, notes.md and CHANGELOG.md')).toEqual([]);
});
