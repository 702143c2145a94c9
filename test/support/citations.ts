import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository, with a slash at its end. */
const root = new URL('../../', import.meta.url).pathname;

const contractFolder = 'docs/contract';

/** A heading with a number, and its text up to the next heading that is not below it. */
interface Section {
  readonly number: string;
  readonly text: string;
}

/** A place in a text that cites a document. */
export interface Citation {
  readonly file: string;
  readonly line: number;
  /** The citation as it is written, on one line. */
  readonly text: string;
  /** Path of the document, relative to the root of the repository; `undefined` when the citation does not name one. */
  readonly document: string | undefined;
  readonly sections: readonly string[];
  /** An item of a numbered list in the last section. */
  readonly item?: string | undefined;
  /** A note, or words, that the last section must contain. */
  readonly words?: string | undefined;
}

const documentNames = readdirSync(join(root, contractFolder)).filter((name) => name.endsWith('.md'));

/** The documents with numbered headings that may be cited, by their paths. */
const documents: ReadonlyMap<string, readonly Section[]> = new Map(
  [...documentNames.map((name) => `${contractFolder}/${name}`), 'test/recordings/README.md'].map((path) => [
    path,
    sectionsOf(readFileSync(join(root, path), 'utf8')),
  ]),
);

function sectionsOf(text: string): readonly Section[] {
  const withoutBlocks = text.replace(/^```.*?^```/gms, (block) => block.replace(/[^\n]/g, ' '));
  const headings = [...withoutBlocks.matchAll(/^#{2,4} (\d+(?:\.\d+)*)\.? /gm)];
  return headings.map(({ 1: number = '', index }, place) => {
    const next = headings.slice(place + 1).find((heading) => !heading[1]?.startsWith(`${number}.`));
    return { number, text: text.slice(index, next?.index) };
  });
}

/**
 * A document's name with its folder, and the sections, note, item or words after it; in a document a section of its own; or the
 * name of a group of resources in brackets.
 */
const citation = new RegExp(
  [
    String.raw`(?<path>[\w./-]*\b[\w-]+\.(?:md|rst))\b`,
    String.raw`(?:\]\([^)]*\))?`,
    String.raw`(?:\s+(?<sections>\d+(?:\.\d+)*(?:(?:,\s+|\s+and\s+|\s+to\s+|-)\d+(?:\.\d+)*(?![\w%]))*))?`,
    String.raw`(?:\s+(?<note>[⁰¹²³⁴-⁹]))?`,
    String.raw`(?:,\s+item\s+(?<item>\d+))?`,
    String.raw`(?:,\s+"(?<quoted>[^"\n]+)")?`,
    String.raw`|\bsections?\s+(?<own>\d+(?:\.\d+)*)`,
    String.raw`|(?<=\s)\((?:pbx_settings|call_management|callcenter|trunks)[ ,][^()]*\)`,
  ].join(''),
  'gu',
);

/** A line break with what begins the next line of a comment, a list or a quotation. */
const lineBreak = /\n[ \t]*(?:\*(?!\/)|\/\/\/?|--|#+|>)?[ \t]*/g;

/** The citations in a text, those that lead nowhere among them. */
export function citationsIn(file: string, text: string): readonly Citation[] {
  const flat = text.replace(lineBreak, (found) => ' '.repeat(found.length));
  return [...flat.matchAll(citation)].flatMap(({ index, groups = {}, 0: written }) => {
    const { path, own, note, item, quoted, sections = own } = groups;
    if (own !== undefined && !documents.has(file)) return [];
    const document = path === undefined ? own && file : documentOf(file, path);
    if (path !== undefined && document === undefined && sections === undefined && !path.endsWith('.rst')) return [];
    return {
      file,
      line: text.slice(0, index).split('\n').length,
      text: written.replace(/\s+/g, ' '),
      document,
      sections: sections?.match(/\d+(?:\.\d+)*/g) ?? [],
      item,
      words: quoted ?? (note && `(${note})`),
    };
  });
}

/** Path of the document that a name refers to in a file: one of the contract, or the README of the recordings. */
function documentOf(file: string, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, -name.length);
  const isInContract = file.startsWith(`${contractFolder}/`) && (folder === '' || folder === './');
  if (isInContract || /(?:^|\/)contract\/$/.test(folder)) return `${contractFolder}/${name}`;
  if (path.endsWith('recordings/README.md')) return 'test/recordings/README.md';
  return name !== 'README.md' && documentNames.includes(name) ? `${contractFolder}/${name}` : undefined;
}

/** Why a citation does not resolve, in one sentence; `undefined` if it does. */
export function whyUnresolved({ file, line, text, document, ...cited }: Citation): string | undefined {
  const at = `${file}:${line} cites "${text}", but`;
  if (document === undefined)
    return `${at} that is not a document: write the name of one (${documentNames.join(', ')}) and the number of a heading`;
  const sections = documents.get(document);
  if (sections === undefined) return `${at} ${document} does not exist; the contract has ${documentNames.join(', ')}`;
  const missing = cited.sections.find((number) => !sections.some((section) => section.number === number));
  if (missing !== undefined) {
    const numbers = sections.map(({ number }) => number).join(', ');
    return `${at} ${document} has no heading ${missing}; its headings are ${numbers}`;
  }
  return whyNotIn(sections.find(({ number }) => number === cited.sections.at(-1))?.text ?? '', cited, at);
}

function whyNotIn(section: string, { item, words }: Pick<Citation, 'item' | 'words'>, at: string): string | undefined {
  if (item !== undefined && !new RegExp(`^ *${item}\\. `, 'm').test(section))
    return `${at} the section has no item ${item} in a numbered list`;
  if (words !== undefined && !section.replace(/\s+/g, ' ').toLowerCase().includes(words.toLowerCase()))
    return `${at} the section does not contain ${words}`;
  return undefined;
}

const places = ['src', 'scripts', 'bench', 'test', 'docs', 'schema.sql', 'README.md', 'CONTRIBUTING.md'];

/** The texts of the repository that may cite the contract, by their paths. */
export function citingFiles(): ReadonlyMap<string, string> {
  const files = places.flatMap((place) => (place.includes('.') ? [place] : filesBelow(place)));
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs|sql|md|sh)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
