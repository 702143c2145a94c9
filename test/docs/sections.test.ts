import { expect, test } from 'vitest';
import { documents, readDocument, settle } from '../support/docs/documents.ts';
import { sectionNames, withSections } from '../support/docs/sections.ts';

test.each(documents)('the generated tables of %s are current', (name) => {
  settle(name, withSections(readDocument(name)));
});

test('each generated table is in one document', () => {
  const texts = documents.map(readDocument).join('\n');
  for (const name of sectionNames) expect(texts.split(`<!-- ${name} -->`), name).toHaveLength(2);
});

test('a table is replaced between its marks, and nothing else', () => {
  expect(withSections('before\n<!-- layers -->\nold\n<!-- /layers -->\nafter')).toMatch(
    /^before\n<!-- layers -->\n\n\| Layer[\s\S]+\n\n<!-- \/layers -->\nafter$/,
  );
  expect(withSections('<!-- other -->\nkept\n<!-- /other -->')).toBe('<!-- other -->\nkept\n<!-- /other -->');
});
