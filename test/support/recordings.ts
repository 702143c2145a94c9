import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The directory of the recorded exchanges: data of the real server, never edited. */
export const recordingsFolder = new URL('../recordings/', import.meta.url).pathname;

const exchange = z.object({
  name: z.string(),
  method: z.string(),
  path: z.string(),
  auth: z.string().nullable(),
  requestHeaders: z.record(z.string(), z.string()).optional(),
  clientAddress: z.string().optional(),
  requestEncoding: z.enum(['latin1']).optional(),
  requestBody: z.unknown(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const sequence = z.object({
  name: z.string(),
  resource: z.string(),
  start: z.string(),
  exchanges: z.array(exchange),
});

export type Exchange = z.output<typeof exchange>;
export type Sequence = z.output<typeof sequence>;

/** Returns the names of the recording files in the folder, without ending. */
export function recordingNames(folder = recordingsFolder): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace(/\.jsonl$/, ''))
    .sort();
}

/** Returns the sequences of a file. */
export function readSequences(name: string, folder = recordingsFolder): Sequence[] {
  const lines = readFileSync(`${folder}/${name}.jsonl`, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => sequence.parse(JSON.parse(line)));
}
