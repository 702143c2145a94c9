import { jsonIn, type PbxAnswer, type Question } from '../question.ts';

/**
 * Knows which ids of a server a filter has replaced, such as the names of contexts in answers that are anonymised: further questions
 * have the replaced ids, which the server does not know.
 */
export class ReplacedIds {
  readonly #originals = new Map<string, string>();

  /** Notes the ids in a list before and after the filter. */
  note({ resource: { rows }, act }: Question, read: PbxAnswer, filtered: PbxAnswer): void {
    if (rows?.kind !== 'objects' || act !== 'list' || read.body === filtered.body) return;
    const originals = rows.idsOf(jsonIn(read));
    for (const [index, id] of rows.idsOf(jsonIn(filtered)).entries()) {
      const original = originals[index];
      if (original !== undefined && original !== id) this.#originals.set(id, original);
    }
  }

  /** Returns the question as the server understands it. */
  original(question: Question): Question {
    if (this.#originals.size === 0) return question;
    const parameters = new URLSearchParams(question.query);
    for (const [name, value] of parameters) parameters.set(name, this.#originals.get(value) ?? value);
    return { ...question, query: String(parameters) };
  }
}
