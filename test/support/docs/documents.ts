import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { packageRoot } from '#paths.ts';

/** A code block of a document: the words after its fence, and its code. */
export interface Block {
  /** `docs/recipes.md:12` */
  readonly place: string;
  /** Language and purpose: `console`, `yaml compose`. */
  readonly kind: string;
  /** The file that the reader shall write, when the block is one. */
  readonly file: string | undefined;
  readonly code: string;
}

/** The documents for users, by path below the root of the package: the README and the files directly in `docs/`. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync(join(packageRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];

export function readDocument(name: string): string {
  return readFileSync(join(packageRoot, name), 'utf8');
}

/** The code blocks of a document, from top to bottom. A fence is followed by a language, a purpose and the name of a file. */
export function blocksOf(name: string): readonly Block[] {
  const text = readDocument(name);
  return [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map(({ 1: fence = '', 2: code = '', index }) => {
    const [language = '', purpose, file] = fence.trim().split(' ');
    const line = text.slice(0, index).split('\n').length;
    return { place: `${name}:${line}`, kind: [language, purpose].filter(Boolean).join(' '), file, code };
  });
}

/** Every block of every document that is of this kind. */
export function allBlocks(kind: string): readonly Block[] {
  return documents.flatMap(blocksOf).filter((block) => block.kind === kind);
}

/** Writes a file below a folder, as its reader does. */
export function writeBelow(folder: string, file: string, content: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** `npm run docs` writes the documents instead of comparing them. */
const isUpdate = process.env['UPDATE_DOCS'] === '1';

/** Compares a document with its expected text, or writes that text to it. */
export function settle(name: string, text: string): void {
  if (isUpdate) writeFileSync(join(packageRoot, name), text);
  else expect(readDocument(name), `${name} is stale: npm run docs refreshes it`).toBe(text);
}
