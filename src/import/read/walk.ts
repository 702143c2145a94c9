import type { ListedRows, PagedRows } from '#core/answer-rows.ts';
import type { Resource } from '#core/resource.ts';
import type { Row } from '#store/row.ts';
import type { TableName } from '#store/table-types.ts';
import {
  type AnsweredQuestion,
  type AnswerSource,
  jsonIn,
  operationIn,
  type PbxAnswer,
  type Question,
  questionFor,
  rowsShownBy,
} from '../question.ts';
import { type CallRecordChoice, pageQuestions } from './pages.ts';

/** What was not read, and why. */
export interface Unread {
  readonly operation: string;
  readonly reason: string;
}

/** What a source answers about the state of a PBX. */
export interface Reading {
  readonly answered: readonly AnsweredQuestion[];
  readonly unread: readonly Unread[];
}

/** What to read, and who hears of the progress. */
export interface WalkOptions {
  readonly resources: readonly Resource[];
  /** Absent for no call records. */
  readonly records?: CallRecordChoice | undefined;
  /** Called before each resource, with the fraction of the resources that is read. */
  onProgress?(activity: string, fraction: number): void;
}

/** Asks a source for the lists of all resources, the view of each object, and the searches and pages of the others. */
export async function readState(source: AnswerSource, options: WalkOptions): Promise<Reading> {
  const walk = new Walk(source);
  const isLate = ({ rows }: Resource) => rows?.kind === 'searches' || rows?.kind === 'pages';
  const told = options.resources.filter(({ rows }) => rows !== undefined);
  // What a search asks for follows from the rows of the other resources.
  const ordered = [...told.filter((resource) => !isLate(resource)), ...told.filter(isLate)];
  for (const [index, resource] of ordered.entries()) {
    options.onProgress?.(resource.path, index / ordered.length);
    await walk.read(resource, options.records);
  }
  return walk;
}

class Walk implements Reading {
  readonly answered: AnsweredQuestion[] = [];
  readonly unread: Unread[] = [];
  readonly #source: AnswerSource;

  constructor(source: AnswerSource) {
    this.#source = source;
  }

  async read(resource: Resource, records: CallRecordChoice | undefined): Promise<void> {
    const { rows } = resource;
    if (rows?.kind === 'objects') await this.#readObjects(resource, rows);
    if (rows?.kind === 'settings') await this.#ask(questionFor(resource, rows.act));
    if (rows?.kind === 'searches') {
      for (const query of rows.queries((table) => this.#rowsOf(table)))
        await this.#ask({ resource, act: 'search', query });
    }
    if (rows?.kind === 'pages') await this.#readPages(resource, rows, records);
  }

  async #readObjects(resource: Resource, rows: ListedRows): Promise<void> {
    const list = await this.#ask(questionFor(resource, 'list'));
    if (list === undefined || rows.view === undefined) return;
    for (const id of rows.idsOf(jsonIn(list))) await this.#ask(questionFor(resource, 'view', { id }));
  }

  async #readPages(resource: Resource, rows: PagedRows, records: CallRecordChoice | undefined): Promise<void> {
    if (records === undefined) {
      this.unread.push({
        operation: operationIn(questionFor(resource, 'searchid')),
        reason: 'not asked for; --cels or --cels-since does',
      });
      return;
    }
    for await (const answered of pageQuestions(this.#source, { resource, rows, records })) this.#note(answered);
  }

  /** Returns the answer; `undefined` if it says nothing about the state. */
  async #ask(question: Question): Promise<PbxAnswer | undefined> {
    const answer = await this.#source.ask(question);
    return this.#note({ question, answer }) ? answer : undefined;
  }

  /** Returns false for an answer that says nothing about the state. */
  #note({ question, answer }: { readonly question: Question; readonly answer: PbxAnswer | undefined }): boolean {
    const reason = answer === undefined ? `not in ${this.#source.name}` : refusal(question, answer);
    if (answer !== undefined && reason === undefined) this.answered.push({ question, answer });
    else this.unread.push({ operation: operationIn(question), reason: reason ?? '' });
    return answer !== undefined && reason === undefined;
  }

  #rowsOf(table: TableName): readonly Row[] {
    return this.answered
      .flatMap(rowsShownBy)
      .filter((shown) => shown.table === table)
      .flatMap(({ rows }) => rows);
  }
}

/** Why an answer says nothing about the state; `undefined` if it does. An object that is not found is a fact as well. */
function refusal({ act }: Question, { status }: PbxAnswer): string | undefined {
  if (status === 200 || status === 204) return undefined;
  if (status === 403) return 'the account has no right to it (403)';
  if (status === 404) return act === 'view' ? undefined : 'the server does not serve it (404)';
  return `the server answers ${status}`;
}
