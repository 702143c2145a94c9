import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AnswerSource, ImportFailed, targetOf } from '#import/question.ts';
import { LocalMock } from '#import/read/local-mock.ts';
import { importFrom, newFolder } from './folders.ts';

/** A source that fails after some answers, and counts what it is asked. */
class FailingSource implements AnswerSource {
  readonly asked: string[] = [];
  readonly name = 'https://pbx.example.com';
  readonly #source: AnswerSource;
  #left: number;

  constructor(source: AnswerSource, answers: number) {
    this.#source = source;
    this.#left = answers;
  }

  async ask(question: Parameters<AnswerSource['ask']>[0]) {
    if (this.#left === 0) throw new ImportFailed('the connection is lost');
    this.#left -= 1;
    this.asked.push(targetOf(question));
    return this.#source.ask(question);
  }
}

test('an import that failed continues where it ended, and leaves only the seeds', async () => {
  const pbx = LocalMock.start('documented', 'recorded');
  const options = { keepsAnswers: true, folder: newFolder() };
  const broken = new FailingSource(pbx, 20);
  await expect(importFrom(broken, options)).rejects.toThrow('the connection is lost');
  expect(existsSync(options.folder)).toBe(false);
  const kept = join(`${options.folder}.part`, 'answers.jsonl');
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  // A process that is killed may leave a part of a line.
  appendFileSync(kept, '{"name":"https://pbx.exa');
  const whole = new FailingSource(pbx, 1000);
  const report = await importFrom(whole, options);
  await pbx.close();
  expect(report.differs).toBe(0);
  expect(whole.asked.filter((target) => broken.asked.includes(target))).toEqual([]);
  expect(existsSync(`${options.folder}.part`)).toBe(false);
  expect(statSync(join(options.folder, 'userfeatures.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(options.folder, '_sequences.json'), 'utf8'))).toMatchObject({ userfeatures: 37 });
});

test('answers of another server are not mixed with those that are kept', async () => {
  const pbx = LocalMock.start('fresh', 'recorded');
  const options = { keepsAnswers: true, folder: newFolder() };
  await expect(importFrom(new FailingSource(pbx, 3), options)).rejects.toThrow(ImportFailed);
  await expect(importFrom(pbx, options)).rejects.toThrow(
    'has answers of https://pbx.example.com; delete it to import from a mock of fresh instead',
  );
  await pbx.close();
});
