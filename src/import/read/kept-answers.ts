import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, RecordingLine } from '#recording/format.ts';
import { readRecordings } from '#recording/read.ts';
import { type AnswerSource, ImportFailed, operationIn, type PbxAnswer, type Question, targetOf } from '../question.ts';

const fileName = 'answers.jsonl';

/** For the owner alone: answers contain passwords. */
const [fileMode, folderMode] = [0o600, 0o700];

/** A source that keeps each answer in a file, a recording, so that an import that was interrupted need not ask again. */
export class KeptAnswers implements AnswerSource {
  readonly name: string;
  readonly #source: AnswerSource;
  readonly #path: string;
  readonly #answers: Map<string, PbxAnswer>;

  /** Opens the file in a folder, which is made if it is missing. Throws `ImportFailed` if it has the answers of another source. */
  constructor(source: AnswerSource, folder: string) {
    mkdirSync(folder, { recursive: true, mode: folderMode });
    this.name = source.name;
    this.#source = source;
    this.#path = join(folder, fileName);
    const exchanges = existsSync(this.#path) ? this.#exchanges() : [];
    this.#answers = new Map(exchanges.map((exchange) => [exchange.path, answerIn(exchange)]));
    this.#rewrite(exchanges);
  }

  /** The number of answers that are kept. */
  get size(): number {
    return this.#answers.size;
  }

  async ask(question: Question): Promise<PbxAnswer | undefined> {
    const target = targetOf(question);
    const kept = this.#answers.get(target);
    if (kept !== undefined) return kept;
    const answer = await this.#source.ask(question);
    if (answer === undefined) return undefined;
    this.#answers.set(target, answer);
    this.#append(exchangeOf(operationIn(question), target, answer));
    return answer;
  }

  #exchanges(): readonly Exchange[] {
    const sequences = readRecordings(this.#path).flatMap((recording) => recording.sequences);
    const other = sequences.find(({ name }) => name !== this.name);
    if (other === undefined) return sequences.flatMap(({ exchanges }) => exchanges);
    throw new ImportFailed(`${this.#path} has answers of ${other.name}; delete it to import from ${this.name} instead`);
  }

  /** Drops a last line that was cut off when the import was interrupted. */
  #rewrite(exchanges: readonly Exchange[]): void {
    const whole = `${this.#path}.new`;
    rmSync(whole, { force: true });
    writeFileSync(whole, `${JSON.stringify(lineOf(this.name, exchanges))}\n`, { mode: fileMode });
    renameSync(whole, this.#path);
  }

  #append(exchange: Exchange): void {
    const line: RecordingLine = { ...lineOf(this.name, [exchange]), continues: true };
    appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }
}

function lineOf(name: string, exchanges: readonly Exchange[]): RecordingLine {
  return { name, exchanges: [...exchanges] };
}

function exchangeOf(name: string, path: string, { status, contentType, body }: PbxAnswer): Exchange {
  const headers: Record<string, string> = contentType === '' ? {} : { 'content-type': contentType };
  return { name, method: 'GET', path, auth: null, requestBody: null, status, headers, body };
}

function answerIn({ status, headers, body }: Exchange): PbxAnswer {
  return { status, contentType: headers['content-type'] ?? '', body };
}
