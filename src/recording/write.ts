import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { RecordingLine, Redacted } from './format.ts';
import type { RedactedExchange } from './redact/redacted-exchange.ts';

/**
 * Writes exchanges to a recording as they happen. Each is a line of its own, written at once: whenever the process ends, the file is
 * a whole recording, apart from a last line that `readRecordings` leaves out.
 */
export class RecordingFile {
  readonly #file: number;
  readonly #redacted: Redacted;
  readonly #begun = new Set<string>();
  /** The number of exchanges that were written. */
  exchanges = 0;

  /**
   * Creates the file, readable by its owner only.
   *
   * @param redacted what the redaction replaces.
   * @param appends true to go on in an existing file; otherwise one that exists is an error (`EEXIST`).
   */
  constructor(path: string, { appends, redacted }: { readonly appends: boolean; readonly redacted: Redacted }) {
    this.#redacted = redacted;
    this.#file = openSync(path, appends ? 'a+' : 'ax', 0o600);
    if (appends) this.#cutOffPartialLine();
  }

  /** The number of sequences that were begun. */
  get sequences(): number {
    return this.#begun.size;
  }

  /** Adds an exchange to the sequence of that name. */
  append(sequence: string, redacted: RedactedExchange): void {
    const line: RecordingLine = {
      name: sequence,
      ...(this.#begun.has(sequence) ? { continues: true } : { redacted: this.#redacted }),
      exchanges: [redacted.exchange],
    };
    writeWhole(this.#file, Buffer.from(`${JSON.stringify(line)}\n`));
    this.#begun.add(sequence);
    this.exchanges += 1;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** A process that was killed may have left the beginning of a line. */
  #cutOffPartialLine(): void {
    const bytes = readFileSync(this.#file);
    ftruncateSync(this.#file, bytes.lastIndexOf('\n') + 1);
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
