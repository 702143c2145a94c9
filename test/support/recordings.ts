import { readdirSync } from 'node:fs';
import type { Sequence } from '#recording/format.ts';
import { readRecordings } from '#recording/read.ts';

export type { Exchange, Sequence } from '#recording/format.ts';

/** The directory of the recorded exchanges: data of the real server, never edited. */
export const recordingsFolder = new URL('../recordings/', import.meta.url).pathname;

/** Returns the names of the recording files in the folder, without ending. */
export function recordingNames(folder = recordingsFolder): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.map((name) => name.replace(/\.jsonl$/, '')).sort();
}

/** Returns the sequences of a file; each of them has a start state. */
export function readSequences(
  name: string,
  folder = recordingsFolder,
): readonly (Sequence & { readonly start: string })[] {
  const sequences = readRecordings(`${folder}/${name}.jsonl`).flatMap((recording) => recording.sequences);
  return sequences.map((sequence) => ({ ...sequence, start: sequence.start ?? 'start' }));
}
