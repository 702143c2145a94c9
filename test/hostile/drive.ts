import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { z } from 'zod';
import { type Conversation, conversation } from './requests.ts';
import type { LogLine, ServedMock } from './served-mock.ts';
import { type Reply, talk } from './talk.ts';

/** The amount of traffic, and the seed of its random generator. */
export interface Traffic {
  readonly requests: number;
  readonly seed: number;
}

/** The results of the traffic. */
export interface Findings {
  /** Answers by their status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** One line for each failure. */
  readonly faults: readonly string[];
  /** Resident memory after each batch, in bytes. */
  readonly memory: readonly number[];
}

const journalPage = z.object({
  meta: z.object({ total: z.number() }),
  requests: z.array(z.object({ id: z.string() })),
});

/** Conversations per batch; after each batch the journal is checked and the world is reset. */
const batchSize = 250;
const connectionsAtOnce = 16;

/** Words that must not appear in an answer: names of libraries and stack traces. */
const insides = /fastify|FST_ERR|node_modules|\bat \S+ \(|SQLITE_|better-sqlite|ZodError|find-my-way/i;

/** Sends the traffic to the mock and checks everything that it answers, logs and keeps. */
export async function drive(mock: ServedMock, { requests, seed }: Traffic): Promise<Findings> {
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const memory: number[] = [];
  for (let [sent, round] = [0, 0]; sent < requests && mock.isRunning; round += 1) {
    const batch = fc.sample(conversation, { seed: seed + round, numRuns: batchSize });
    sent += batch.reduce((sum, each) => sum + each.requests, 0);
    const logged = mock.log.length;
    const replies = await converse(mock, batch);
    for (const [index, reply] of replies.entries()) {
      for (const { status } of reply.answers) statuses[status] = (statuses[status] ?? 0) + 1;
      faults.push(...faultsOf(reply).map((fault) => `${fault}: ${shortened(batch[index])}`));
    }
    if (!mock.isRunning) break;
    faults.push(...(await unaccounted(mock, replies, logged)));
    memory.push(mock.memory);
    await mock.admin('reset', 'POST');
  }
  if (!mock.isRunning) faults.push(`the mock ended: ${mock.lastWords.join('\n')}`);
  faults.push(
    ...mock.log.filter(({ level }) => level >= 50).map((line) => `logged as an error: ${JSON.stringify(line)}`),
  );
  return { statuses, faults, memory };
}

async function converse({ port }: ServedMock, batch: readonly Conversation[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  const waiting = [...batch.entries()];
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, each] = next;
      replies[index] = await talk(port, each);
    }
  }
  await Promise.all(Array.from({ length: connectionsAtOnce }, work));
  return replies;
}

function faultsOf({ answers, text, isHanging }: Reply): string[] {
  const faults = isHanging ? ['no answer'] : [];
  const words = insides.exec(text)?.[0];
  if (words !== undefined) faults.push(`the answer reveals ${words}`);
  for (const { status, header } of answers) {
    if (status >= 500 && !/\r\nX-Mock-Reason: /i.test(header)) faults.push(`status ${status} without a reason`);
  }
  return faults;
}

/** Returns the answers without a log line or journal entry, and the entries without a log line. */
async function unaccounted(mock: ServedMock, replies: readonly Reply[], logged: number): Promise<string[]> {
  const answered = replies.flatMap(({ answers }) => answers.flatMap(({ id }) => id ?? []));
  let faults: string[] = [];
  for (let tries = 0; tries < 50; tries += 1) {
    const lines = new Set(
      mock.log
        .slice(logged)
        .filter(isOfRequest)
        .map(({ id }) => id),
    );
    const { total } = (await journalOf(mock, 1)).meta;
    faults = answered.flatMap((id) => (lines.has(id) ? [] : [`request ${id} is not in the log`]));
    if (faults.length === 0 && total === lines.size) return [];
    // A client that disconnects does not wait until the mock notices.
    await pause(20);
  }
  return faults.length > 0 ? faults : unlike(mock, answered);
}

/** Returns where journal and log differ. A request that was served across a reset has a log line and no entry. */
async function unlike(mock: ServedMock, answered: readonly string[]): Promise<string[]> {
  const entries = new Set((await journalOf(mock, 1000)).requests.map(({ id }) => id));
  const lines = new Set(mock.log.filter(isOfRequest).map(({ id }) => id));
  return [
    ...[...entries].flatMap((id) => (lines.has(id) ? [] : [`the entry ${id} of the journal is not in the log`])),
    ...answered.flatMap((id) => (entries.has(id) ? [] : [`request ${id} is not in the journal`])),
  ];
}

async function journalOf(mock: ServedMock, limit: number) {
  return journalPage.parse(await mock.admin(`requests?limit=${limit}`));
}

function isOfRequest({ msg }: LogLine): boolean {
  return msg === 'served' || msg === 'refused';
}

function shortened(sent: Conversation | undefined): string {
  return JSON.stringify(
    Buffer.concat(sent?.chunks ?? [])
      .toString('latin1')
      .slice(0, 300),
  );
}
