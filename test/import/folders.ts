import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ImportOptions, importState } from '#import/import.ts';
import type { AnswerSource } from '#import/question.ts';

/** Returns the path of a folder that does not exist yet, in one that is removed after the test. */
export function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'import-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'pbx');
}

/** Imports from a source, in dialect `recorded` and without call records unless the options say otherwise. */
export function importFrom(source: AnswerSource, options: Partial<ImportOptions> = {}) {
  const account = { login: 'admin', password: 'proformatique' };
  return importState({ source, keepsAnswers: false, folder: newFolder(), dialect: 'recorded', account, ...options });
}
