import type { Exchange } from '#recording/format.ts';
import type { Operation } from '#recording/operation.ts';
import type { Correspondence } from '../answers/correspondence.ts';
import { type JsonTree, parseTree } from '../answers/json-tree.ts';
import { idIn, kindAt, kindOfResource } from '../answers/object-ids.ts';
import type { ReceivedAnswer, SendRequest, SentRequest } from './messages.ts';
import { type CredentialsOf, requestOf } from './request.ts';
import { AnswerSums } from './sums.ts';
import { translated } from './translate.ts';

/** Where a sequence is replayed. */
export interface PlaybackOptions {
  readonly send: SendRequest;
  readonly credentialsOf: CredentialsOf;
  /** The recording, as the left side, and the target. */
  readonly sides: Correspondence;
}

/** A request that was sent, and the answer to it. */
interface Played {
  readonly request: SentRequest;
  readonly answer: ReceivedAnswer;
}

/** A sequence that is replayed on one target: each request has the names, ids and sums that the target has answered. */
export class Playback {
  readonly sides: Correspondence;
  readonly #send: SendRequest;
  readonly #credentialsOf: CredentialsOf;
  readonly #sums = new AnswerSums();

  constructor({ send, credentialsOf, sides }: PlaybackOptions) {
    this.#send = send;
    this.#credentialsOf = credentialsOf;
    this.sides = sides;
  }

  /** Returns the request to send for an exchange. */
  requestFor(exchange: Exchange, resource: string | undefined): SentRequest {
    const request = translated(exchange, this.sides, resource);
    return requestOf({ ...request, path: this.#sums.translate(request.path) }, this.#credentialsOf);
  }

  /** Sends the request of an exchange; returns it with the answer. */
  async play(exchange: Exchange, operation: Operation): Promise<Played> {
    const resource = operation.resource?.path;
    await this.#learnSum(exchange, resource);
    const request = this.requestFor(exchange, resource);
    const left = `${exchange.path} ${JSON.stringify(exchange.requestBody)}`;
    noteRequests(this.sides, { left, right: textOfRequest(request), operation });
    const answer = await this.#send(request);
    noteAnswers(this.sides, { left: exchange.body, right: answer.body, resource });
    this.#sums.add(exchange.body, answer.body);
    return { request, answer };
  }

  /** Follows the id that an add answered: it replaces the recorded one in later requests. */
  follow(exchange: Exchange, answer: ReceivedAnswer, operation: Operation): void {
    const kind = kindOfResource(operation.resource?.path);
    if (operation.act !== 'add' || kind === undefined) return;
    const [id, made] = [exchange.body, answer.body].map(idIn);
    if (id !== undefined && made !== undefined) this.sides.ids.add(kind, id, made);
  }

  /** Where a 304 refers to the answer of an equal request that the recording omits, asks for that answer. */
  async #learnSum(exchange: Exchange, resource: string | undefined): Promise<void> {
    const path = this.#sums.pathToLearn(exchange);
    if (path === undefined) return;
    const { body } = await this.#send(this.requestFor({ ...exchange, path }, resource));
    this.#sums.learn(exchange, body);
  }
}

/** Returns the parts of a request that may hold names. */
export function textOfRequest({ path, body }: SentRequest): string {
  return `${path} ${body ?? ''}`;
}

/** Adds what two requests say to what is known, before they are answered. */
export function noteRequests(
  sides: Correspondence,
  { left, right, operation }: { readonly left: string; readonly right: string; readonly operation: Operation },
): void {
  sides.left.addKnown(left);
  sides.right.addKnown(right);
  if (!operation.isRead) sides.ids.noteWrite();
}

/** Adds two answers to what is known: as the state before the first write, or with what the sequence generated. */
export function noteAnswers(
  sides: Correspondence,
  { left, right, resource }: { readonly left: string; readonly right: string; readonly resource: string | undefined },
): void {
  if (!sides.ids.collects) {
    sides.left.addAnswer(left);
    sides.right.addAnswer(right);
    return;
  }
  sides.left.addKnown(left);
  sides.right.addKnown(right);
  const tree = parseTree(left);
  if (tree !== undefined) addIds(tree, sides, { key: '', parent: undefined, destination: undefined, resource });
}

/** Adds the ids of objects that were there before the sequence. */
function addIds(tree: JsonTree, sides: Correspondence, place: Parameters<typeof kindAt>[0]): void {
  if (tree.kind === 'array') for (const item of tree.items) addIds(item, sides, place);
  else if (tree.kind === 'object') {
    const parent = place.key === '' ? undefined : place.key;
    for (const [key, value] of tree.entries) addIds(value, sides, { ...place, key, parent });
  } else {
    const [kind, id] = [kindAt(place), idIn(tree.raw)];
    if (kind !== undefined && id !== undefined) sides.ids.addExisting(kind, id);
  }
}
